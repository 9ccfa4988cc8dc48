package throughline.bookings.booking;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody's own bookings, latest session first. */
@Schema(name = "BookingList")
record BookingList(List<BookingView> items) {}

package throughline.bookings.booking;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.bookings.session.SessionView;

/** Who booked a session and who came, by name. */
@Schema(name = "Register")
record Register(
    SessionView session,
    List<RegisterEntry> items,
    @Schema(description = "From when on attendance can be recorded") Instant opensAt,
    @JsonIgnore boolean open) {}

package throughline.bookings.venue;

import java.util.UUID;

/** Who runs sessions of their own beside the libraries. */
public record Partner(UUID id, String code, String name, boolean active) {}

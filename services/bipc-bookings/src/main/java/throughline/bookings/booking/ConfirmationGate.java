package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.mail.MailGate;

/** Nobody gets a confirmation of what is over or cancelled, after the mail server was away. */
@ApplicationScoped
class ConfirmationGate implements MailGate {
  private static final String WHAT_HAS_BECOME_OF_IT =
      """
      SELECT booking.cancelled_at IS NOT NULL AS cancelled, session.ends_at
      FROM booking JOIN session ON session.id = booking.session_id
      WHERE booking.id = :booking
      """;

  private record Booked(boolean cancelled, Instant endsAt) {}

  private final Sql sql;
  private final Clock clock;

  ConfirmationGate(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return BookingMails.CONFIRMED;
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    return sql.of(WHAT_HAS_BECOME_OF_IT)
        .bind("booking", UUID.fromString(reference))
        .first(Booked.class)
        .map(this::reasonToWithhold)
        .orElse(Optional.of("The booking is gone."));
  }

  private Optional<String> reasonToWithhold(Booked booked) {
    if (booked.cancelled()) {
      return Optional.of("The booking is cancelled.");
    }
    return clock.instant().isBefore(booked.endsAt())
        ? Optional.empty()
        : Optional.of("The session is over.");
  }
}

package throughline.bookings.booking.reminder;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.link.PlaceMail;
import throughline.platform.database.Sql;
import throughline.platform.mail.MailGate;

/** Nobody is reminded of what they gave up or of what has begun. */
@Singleton
class ReminderGate implements MailGate {
  private static final String STANDS =
      """
      SELECT booking.id FROM booking JOIN session ON session.id = session_id
      WHERE booking.id = :booking AND status = 'CONFIRMED' AND starts_at > :now
      """;

  private final Sql sql;
  private final Clock clock;

  ReminderGate(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return PlaceMail.REMINDER.code();
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    var stands =
        sql.of(STANDS)
            .bind("booking", UUID.fromString(reference))
            .bind("now", clock.instant())
            .first(UUID.class);
    return stands.isPresent()
        ? Optional.empty()
        : Optional.of("The booking is cancelled, or the session has begun.");
  }
}

package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Statements;
import throughline.platform.mail.MailGate;

/** Nobody gets a confirmation of what is over or cancelled, after the mail server was away. */
@ApplicationScoped
class ConfirmationGate implements MailGate {

  private static final String WHAT_HAS_BECOME_OF_IT =
      """
      SELECT booking.cancelled_at IS NOT NULL AS cancelled, session.ends_at
      FROM booking JOIN session ON session.id = booking.session_id
      WHERE booking.id = ?
      """;

  private final Statements statements;
  private final Clock clock;

  ConfirmationGate(Statements statements, Clock clock) {
    this.statements = statements;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return BookingMails.CONFIRMED;
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    return statements
        .first(WHAT_HAS_BECOME_OF_IT, this::reasonToWithhold, UUID.fromString(reference))
        .orElse(Optional.of("The booking is gone."));
  }

  private Optional<String> reasonToWithhold(ResultSet booking) throws SQLException {
    if (booking.getBoolean("cancelled")) {
      return Optional.of("The booking is cancelled.");
    }
    return clock.instant().isBefore(Statements.instant(booking, "ends_at"))
        ? Optional.empty()
        : Optional.of("The session is over.");
  }
}

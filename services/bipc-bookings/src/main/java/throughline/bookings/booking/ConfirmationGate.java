package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.mail.MailGate;

/** Nobody gets a confirmation of what is over or cancelled, after the mail server was away. */
@ApplicationScoped
class ConfirmationGate implements MailGate {

  private final Bookings bookings;
  private final Clock clock;

  ConfirmationGate(Bookings bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return BookingMails.CONFIRMED;
  }

  @Override
  @Transactional
  public Optional<String> reasonToWithhold(String reference) {
    return bookings
        .findByIdOptional(UUID.fromString(reference))
        .map(this::reasonToWithhold)
        .orElse(Optional.of("The booking is gone."));
  }

  private Optional<String> reasonToWithhold(Booking booking) {
    if (booking.isCancelled()) {
      return Optional.of("The booking is cancelled.");
    }
    return booking.session().time().isOver(clock.instant())
        ? Optional.of("The session is over.")
        : Optional.empty();
  }
}

package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import throughline.bookings.Roles;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What comes next for an entrepreneur. */
@ApplicationScoped
class WaitingBookings implements Waiting {
  private final Bookings bookings;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingBookings(Bookings bookings, CurrentPerson person, Clock clock) {
    this.bookings = bookings;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    return person.hasRole(Roles.ENTREPRENEUR) ? List.of(nextBooking()) : List.of();
  }

  private HomeCard nextBooking() {
    return bookings
        .next(person.subject(), clock.instant())
        .map(WaitingBookings::next)
        .orElseGet(
            () -> new HomeCard("Your next booking", "None yet", "Choose a session below", ""));
  }

  private static HomeCard next(Booking booking) {
    var session = SessionView.of(booking.session());
    return new HomeCard(
        "Your next booking",
        London.weekday(session.date()) + " at " + London.time(session.startTime()),
        session.title() + ", " + session.where(),
        "/bookings/" + booking.id());
  }
}

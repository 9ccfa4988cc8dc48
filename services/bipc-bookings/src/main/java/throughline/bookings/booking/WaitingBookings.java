package throughline.bookings.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import throughline.bookings.Roles;
import throughline.bookings.session.SessionView;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** What comes next for an entrepreneur, and today's work of an adviser. */
@ApplicationScoped
class WaitingBookings implements Waiting {
  private final Bookings bookings;
  private final Registers registers;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingBookings(Bookings bookings, Registers registers, CurrentPerson person, Clock clock) {
    this.bookings = bookings;
    this.registers = registers;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var cards = new ArrayList<HomeCard>();
    var places = person.placesOf(Roles.ADVISER);
    if (!places.isNone()) {
      var today = registers.sessionsOn(London.today(clock), places);
      cards.add(
          HomeCard.counted(
              "Sessions today",
              today.sessions(),
              "%d %s booked".formatted(today.booked(), today.booked() == 1 ? "place" : "places"),
              "/"));
      var unfinished = registers.countUnfinished(clock.instant(), places);
      cards.add(HomeCard.counted("Registers to complete", unfinished, "", "/registers"));
    }
    if (person.hasRole(Roles.ENTREPRENEUR)) {
      cards.add(nextBooking());
    }
    return cards;
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

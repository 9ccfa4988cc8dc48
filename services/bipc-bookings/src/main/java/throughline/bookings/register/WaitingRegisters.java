package throughline.bookings.register;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import throughline.bookings.session.SessionStaff;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** Today's work of an adviser. */
@ApplicationScoped
class WaitingRegisters implements Waiting {
  private final Registers registers;
  private final SessionStaff staff;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingRegisters(Registers registers, SessionStaff staff, CurrentPerson person, Clock clock) {
    this.registers = registers;
    this.staff = staff;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var places = staff.places();
    if (places.isNone()) {
      return List.of();
    }
    var today = registers.sessionsOn(London.today(clock), places);
    var unfinished = registers.countUnfinished(clock.instant(), places);
    return List.of(
        HomeCard.counted(
            "Sessions today",
            today.sessions(),
            "%d %s booked".formatted(today.booked(), today.booked() == 1 ? "place" : "places"),
            "/"),
        HomeCard.counted("Registers to complete", unfinished, "", "/registers"));
  }
}

package throughline.bookings.week;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import throughline.bookings.DayRange;
import throughline.bookings.Roles;
import throughline.platform.core.time.London;
import throughline.platform.web.home.HomeCard;
import throughline.platform.web.home.Waiting;
import throughline.platform.web.layout.CurrentPerson;

/** How full this week is, for whoever looks after it. */
@ApplicationScoped
class WaitingWeek implements Waiting {
  private final Weeks weeks;
  private final CurrentPerson person;
  private final Clock clock;

  WaitingWeek(Weeks weeks, CurrentPerson person, Clock clock) {
    this.weeks = weeks;
    this.person = person;
    this.clock = clock;
  }

  @Override
  public List<HomeCard> cards() {
    var places = person.placesOf(Roles.ADVISER);
    if (places.isNone()) {
      return List.of();
    }
    var all = weeks.of(DayRange.weekOf(London.today(clock)), places).all();
    var detail = "%d of %d places booked".formatted(all.booked(), all.capacity());
    return List.of(new HomeCard("This week", all.fill(), detail, "/week"));
  }
}

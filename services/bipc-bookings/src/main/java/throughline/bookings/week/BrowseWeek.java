package throughline.bookings.week;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.bookings.DayRange;
import throughline.platform.core.permission.Places;

/** What became of the sessions of some days. Changes nothing. */
@ApplicationScoped
class BrowseWeek {
  private final Weeks weeks;

  BrowseWeek(Weeks weeks) {
    this.weeks = weeks;
  }

  Week of(DayRange days, Places places) {
    return weeks.of(days, places);
  }
}

package throughline.platform.mail.calendar;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.DayOfWeek;
import biweekly.util.Frequency;
import biweekly.util.Recurrence;
import biweekly.util.UtcOffset;

/**
 * The clock in London as a calendar file describes it (RFC 5545, 3.6.5), by the rule since 1996: to
 * summer time on the last Sunday of March and back on that of October, both at 1am UTC. Source: the
 * Summer Time Order 2002.
 */
final class LondonTimezone {

  private static final int MARCH = 3;
  private static final int OCTOBER = 10;
  private static final UtcOffset GMT = new UtcOffset(true, 0, 0);
  private static final UtcOffset BST = new UtcOffset(true, 1, 0);

  private LondonTimezone() {}

  static VTimezone component() {
    var london = new VTimezone("Europe/London");
    var summer = new DaylightSavingsTime();
    rule(summer, "BST", GMT, BST, MARCH, new DateTimeComponents(1996, MARCH, 31, 1, 0, 0, false));
    london.addDaylightSavingsTime(summer);
    var winter = new StandardTime();
    rule(
        winter,
        "GMT",
        BST,
        GMT,
        OCTOBER,
        new DateTimeComponents(1996, OCTOBER, 27, 2, 0, 0, false));
    london.addStandardTime(winter);
    return london;
  }

  private static void rule(
      Observance clock,
      String name,
      UtcOffset from,
      UtcOffset to,
      int month,
      DateTimeComponents first) {
    clock.setDateStart(first);
    clock.setTimezoneOffsetFrom(from);
    clock.setTimezoneOffsetTo(to);
    clock.addTimezoneName(name);
    clock.setRecurrenceRule(
        new Recurrence.Builder(Frequency.YEARLY)
            .byMonth(month)
            .byDay(-1, DayOfWeek.SUNDAY)
            .build());
  }
}

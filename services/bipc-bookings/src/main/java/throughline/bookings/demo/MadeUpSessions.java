package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import throughline.bookings.demo.MadeUpSession.Fate;
import throughline.contracts.bookings.BookingState.VenueKind;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoPerson;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;

/**
 * A year of the business centre: eight sessions in a week that is not between the years, quiet in
 * August, full in January and September, and the next five weeks open for booking.
 */
@ApplicationScoped
class MadeUpSessions implements DemoPart {

  private static final int WEEKS_OPEN = 5;
  private static final int ENTREPRENEURS = 600;
  private static final int UNMARKED_FOR_DAYS = 9;
  private static final int UNMARKED_PERCENT = 40;
  private static final int CANCELLED_PERCENT = 2;
  private static final int WEEKS_BETWEEN_VISITS = 2;

  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JANUARY, 1.25,
          Month.MARCH, 1.1,
          Month.JULY, 0.85,
          Month.AUGUST, 0.6,
          Month.SEPTEMBER, 1.2,
          Month.NOVEMBER, 1.15,
          Month.DECEMBER, 0.7);

  private final DemoSessions sessions;

  MadeUpSessions(DemoSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    return sessions(year, people).stream()
        .<DemoStory>map(session -> time -> sessions.tell(year, session, time, tally))
        .toList();
  }

  /** Earliest first. */
  private static List<MadeUpSession> sessions(DemoYear year, DemoPeople people) {
    var sessions = new ArrayList<MadeUpSession>();
    var monday = year.firstDay().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    for (var week = 0; monday.isBefore(year.today().plusWeeks(WEEKS_OPEN)); week++) {
      for (var slot = 0; slot < Programme.WEEKLY.size(); slot++) {
        var day = monday.with(TemporalAdjusters.nextOrSame(Programme.WEEKLY.get(slot).day()));
        var random = year.random("session", slot, day);
        if (!DemoYear.isChristmas(day) && year.about(1, random) > 0) {
          sessions.add(session(year, slot, week, day, people, random));
        }
      }
      monday = monday.plusWeeks(1);
    }
    return sessions;
  }

  private static MadeUpSession session(
      DemoYear year, int slot, int week, LocalDate day, DemoPeople people, Random random) {
    var programme = Programme.WEEKLY.get(slot);
    var start = day.atTime(programme.start());
    var visitors = visitors(slot, week, day, people, random);
    return new MadeUpSession(
        programme.titles().get(week % programme.titles().size()),
        programme.venue(),
        programme.library(),
        start,
        programme.minutes(),
        programme.capacity(),
        people.named(programme.venue() == VenueKind.SPOKE ? "bipc-adviser-spoke" : "bipc-adviser"),
        visitors.stream()
            .map(each -> MadeUpBooking.of(each, DemoYear.at(start), random))
            .sorted(Comparator.comparing(MadeUpBooking::bookedAt))
            .toList(),
        fate(year, day, random));
  }

  private static Fate fate(DemoYear year, LocalDate day, Random random) {
    var percent = random.nextInt(100);
    if (percent < CANCELLED_PERCENT) {
      return Fate.CANCELLED;
    }
    var recent = day.isAfter(year.today().minusDays(UNMARKED_FOR_DAYS));
    return recent && percent < UNMARKED_PERCENT ? Fate.UNMARKED : Fate.HELD;
  }

  private static List<DemoPerson> visitors(
      int slot, int week, LocalDate day, DemoPeople people, Random random) {
    var programme = Programme.WEEKLY.get(slot);
    var season = SEASON.getOrDefault(day.getMonth(), 1.0);
    var filled = programme.filled() * season * (0.6 + 0.8 * random.nextDouble());
    var count = Math.max(1, (int) Math.round(programme.capacity() * Math.min(1, filled)));
    var numbers = new LinkedHashSet<Integer>();
    while (numbers.size() < count) {
      numbers.add(visitor(slot, day, random));
    }
    var visitors = new ArrayList<DemoPerson>();
    numbers.forEach(number -> visitors.add(people.madeUp("entrepreneur", number)));
    if (week % WEEKS_BETWEEN_VISITS == 0 && visits(slot, week)) {
      visitors.add(0, people.named("entrepreneur"));
      visitors.remove(visitors.size() - 1);
    }
    return visitors;
  }

  /** Another session each time. */
  private static boolean visits(int slot, int week) {
    return slot == week / WEEKS_BETWEEN_VISITS % Programme.WEEKLY.size();
  }

  /** Some come often. On one day nobody is asked to two sessions, which could be at once. */
  private static int visitor(int slot, LocalDate day, Random random) {
    var slots = Programme.WEEKLY.size();
    var chance = random.nextDouble();
    var inSlot = (int) (ENTREPRENEURS / slots * chance * chance);
    return inSlot * slots + Math.floorMod(slot - day.toEpochDay(), slots);
  }
}

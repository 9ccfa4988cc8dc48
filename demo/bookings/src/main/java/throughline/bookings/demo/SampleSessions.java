package throughline.bookings.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import throughline.bookings.demo.SampleSession.Booking;
import throughline.bookings.demo.SampleSession.Fate;
import throughline.contracts.bookings.BookingState.Kind;
import throughline.demo.SampleData;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;

/**
 * A year of the business centre: a dozen sessions in a week that is not between the years, quiet in
 * August, full in January and September, and the next five weeks open for booking. Some walk in,
 * schools visit, desks are asked, and whoever came is asked what came of it.
 */
@ApplicationScoped
class SampleSessions implements SampleData {
  private static final int WEEKS_OPEN = 5;
  private static final int ENTREPRENEURS = 600;
  private static final int WALK_INS = 2;
  private static final int MOST_WAITING = 3;
  private static final int WEEKS_BETWEEN_SCHOOLS = 4;
  private static final int SCHOOL_CLASS = 18;
  private static final int UNMARKED_FOR_DAYS = 9;
  private static final int UNMARKED_PERCENT = 40;
  private static final int CANCELLED_PERCENT = 2;
  private static final int WEEKS_BETWEEN_VISITS = 2;
  private static final int SLOTS = Programme.WEEKLY.size();

  private static final Map<Month, Double> SEASON =
      Map.of(
          Month.JANUARY, 1.25,
          Month.MARCH, 1.1,
          Month.JULY, 0.85,
          Month.AUGUST, 0.6,
          Month.SEPTEMBER, 1.2,
          Month.NOVEMBER, 1.15,
          Month.DECEMBER, 0.7);

  private final SampleCentre centre;
  private final TellSession tellSession;
  private final TellEnquiries tellEnquiries;
  private final TellOutcomes tellOutcomes;

  SampleSessions(
      SampleCentre centre,
      TellSession tellSession,
      TellEnquiries tellEnquiries,
      TellOutcomes tellOutcomes) {
    this.centre = centre;
    this.tellSession = tellSession;
    this.tellEnquiries = tellEnquiries;
    this.tellOutcomes = tellOutcomes;
  }

  @Override
  public void tell(SampleYear year) {
    var run = centre.open();
    var asked = new HashSet<String>();
    var monday = year.firstDay().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    for (var week = 0; monday.isBefore(year.today().plusWeeks(WEEKS_OPEN)); week++) {
      for (var slot = 0; slot < SLOTS; slot++) {
        var day = monday.with(TemporalAdjusters.nextOrSame(Programme.WEEKLY.get(slot).day()));
        var random = year.random("session", slot, day);
        if (!SampleYear.isChristmas(day) && year.about(1, random) > 0) {
          tellSession.tell(year, session(year, run, slot, week, day, random), asked);
        }
      }
      monday = monday.plusWeeks(1);
    }
    tellEnquiries.tell(year);
    tellOutcomes.tell(year);
  }

  private static SampleSession session(
      SampleYear year, SampleCentre.People run, int slot, int week, LocalDate day, Random random) {
    var programme = Programme.WEEKLY.get(slot);
    var start = day.atTime(programme.start());
    var bookings =
        visitors(year, slot, week, day, random).stream()
            .map(each -> Booking.of(each, start, random))
            .sorted(Comparator.comparing(Booking::bookedAt))
            .toList();
    return new SampleSession(
        programme,
        programme.titles().get(week % programme.titles().size()),
        start,
        year.people().named(programme.atSpoke() ? "bipc-adviser-spoke" : "bipc-adviser"),
        run,
        programme.kind() == Kind.NETWORKING && week % 2 == 0,
        bookings,
        waiting(year, slot, week, random),
        walkIns(year, programme, week),
        programme.walkedInto() && week % WEEKS_BETWEEN_SCHOOLS == 0
            ? SCHOOL_CLASS + random.nextInt(SCHOOL_CLASS / 2)
            : 0,
        fate(year, day, random));
  }

  private static List<SamplePerson> waiting(SampleYear year, int slot, int week, Random random) {
    return IntStream.range(0, random.nextInt(MOST_WAITING + 1))
        .map(number -> (week * SLOTS + slot) * MOST_WAITING + number)
        .mapToObj(number -> year.people().madeUp("waiting", number))
        .toList();
  }

  /** Their numbers are none of those who book, so that nobody is there twice by one name. */
  private static List<String> walkIns(SampleYear year, Programme programme, int week) {
    return programme.walkedInto()
        ? IntStream.range(0, WALK_INS)
            .mapToObj(number -> ENTREPRENEURS + week * WALK_INS + number)
            .map(number -> year.people().madeUp("walk-in", number).name())
            .toList()
        : List.of();
  }

  private static Fate fate(SampleYear year, LocalDate day, Random random) {
    var percent = random.nextInt(100);
    if (percent < CANCELLED_PERCENT) {
      return Fate.CANCELLED;
    }
    var recent = day.isAfter(year.today().minusDays(UNMARKED_FOR_DAYS));
    return recent && percent < UNMARKED_PERCENT ? Fate.UNMARKED : Fate.HELD;
  }

  private static List<SamplePerson> visitors(
      SampleYear year, int slot, int week, LocalDate day, Random random) {
    var programme = Programme.WEEKLY.get(slot);
    var season = SEASON.getOrDefault(day.getMonth(), 1.0);
    var filled = programme.filled() * season * (0.6 + 0.8 * random.nextDouble());
    var count = Math.max(1, (int) Math.round(programme.capacity() * Math.min(1, filled)));
    var numbers = new LinkedHashSet<Integer>();
    while (numbers.size() < count) {
      numbers.add(visitor(slot, day, random));
    }
    var visitors = new ArrayList<SamplePerson>();
    numbers.forEach(number -> visitors.add(year.people().madeUp("entrepreneur", number)));
    // The entrepreneur who can sign in visits another session each time.
    if (week % WEEKS_BETWEEN_VISITS == 0 && slot == week / WEEKS_BETWEEN_VISITS % SLOTS) {
      visitors.add(0, year.people().named("entrepreneur"));
      visitors.remove(visitors.size() - 1);
    }
    return visitors;
  }

  /** Some come often. On one day nobody is asked to two sessions, which could be at once. */
  private static int visitor(int slot, LocalDate day, Random random) {
    var chance = random.nextDouble();
    var inSlot = (int) (ENTREPRENEURS / SLOTS * chance * chance);
    return inSlot * SLOTS + Math.floorMod(slot - day.toEpochDay(), SLOTS);
  }
}

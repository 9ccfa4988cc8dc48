package throughline.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import throughline.platform.core.time.London;

/**
 * The twelve months that are made up, and what has passed of this one: they end with the day before
 * today. Chance is drawn from names, so that the same year has the same data, in whatever order it
 * is told.
 *
 * @param firstDay the first day
 * @param today the day after the last
 * @param percent how much happens, of what would in a whole county
 * @param people who can sign in
 * @param tally what the figures have to show
 * @param clock is moved to the moment of each step
 */
public record SampleYear(
    LocalDate firstDay,
    LocalDate today,
    int percent,
    SamplePeople people,
    Tally tally,
    Consumer<Instant> clock) {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final LocalTime DESK = LocalTime.of(10, 0);
  private static final LocalTime EARLY = LocalTime.of(0, 1);
  private static final int CHRISTMAS = 24;

  public static SampleYear before(LocalDate today, SamplePeople people, Consumer<Instant> clock) {
    var firstDay = today.minusYears(1).withDayOfMonth(1);
    return new SampleYear(firstDay, today, 100, people, new Tally(), clock);
  }

  public List<LocalDate> days() {
    return firstDay.datesUntil(today).toList();
  }

  public List<YearMonth> months() {
    return days().stream().map(YearMonth::from).distinct().toList();
  }

  public List<LocalDate> workingDays() {
    return days().stream().filter(SampleYear::isWorkingDay).toList();
  }

  public static boolean isWorkingDay(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !isChristmas(day);
  }

  public static boolean isChristmas(LocalDate day) {
    return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= CHRISTMAS
        || day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1;
  }

  public Random random(Object... name) {
    var sum = new CRC32();
    for (var part : name) {
      sum.update((part + "/").getBytes(StandardCharsets.UTF_8));
    }
    return new Random(sum.getValue());
  }

  public static <T> T pick(List<T> items, Random random) {
    return items.get(random.nextInt(items.size()));
  }

  /** Whole numbers by name, written as {@code NAME 1, OTHER 2}. */
  public static Map<String, Integer> sizes(String text) {
    return Stream.of(text.split(","))
        .map(pair -> pair.strip().split(" "))
        .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1])));
  }

  public int about(double ofWholeCounty, Random random) {
    var expected = ofWholeCounty * percent / 100;
    return (int) Math.floor(expected + random.nextDouble());
  }

  public boolean includes(Instant moment) {
    return moment.isBefore(at(today, LocalTime.MIDNIGHT));
  }

  public void moveTo(Instant moment) {
    clock.accept(moment);
  }

  public void moveTo(LocalDate day, LocalTime time) {
    moveTo(at(day, time));
  }

  /**
   * Moves on to when somebody sits down so many days after a day: early today where that is still
   * to come, and not before the year begins.
   */
  public void moveToDeskAfter(LocalDate day, int days) {
    var wanted = day.plusDays(days);
    if (!wanted.isBefore(today)) {
      moveTo(today, EARLY);
    } else {
      moveTo(wanted.isBefore(firstDay) ? firstDay : wanted, DESK);
    }
  }

  public static Instant at(LocalDate day, LocalTime time) {
    return at(day.atTime(time));
  }

  public static Instant at(LocalDateTime moment) {
    return moment.atZone(London.ZONE).toInstant();
  }
}

package throughline.platform.demo;

import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.CRC32;
import throughline.platform.core.time.London;

/**
 * The twelve months that are made up, and what has passed of this one: they end with the day before
 * today. Chance is drawn from names, so that the same year has the same stories, in whatever order
 * they are told.
 *
 * @param firstDay the first day
 * @param today the day after the last
 * @param percent how much happens, of what would in a whole county
 */
public record DemoYear(LocalDate firstDay, LocalDate today, int percent) {

  private static final Set<DayOfWeek> WEEKEND = EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
  private static final int CHRISTMAS = 24;

  /** The whole year that ended yesterday, from the first of its month on. */
  public static DemoYear before(LocalDate today) {
    return new DemoYear(today.minusYears(1).withDayOfMonth(1), today, 100);
  }

  /** Every day of it, in order. */
  public List<LocalDate> days() {
    return firstDay.datesUntil(today).toList();
  }

  /** Every day that is no weekend and not between Christmas Eve and New Year. */
  public List<LocalDate> workingDays() {
    return days().stream().filter(DemoYear::isWorkingDay).toList();
  }

  public static boolean isWorkingDay(LocalDate day) {
    return !WEEKEND.contains(day.getDayOfWeek()) && !isChristmas(day);
  }

  /** From Christmas Eve to New Year, when everything is closed. */
  public static boolean isChristmas(LocalDate day) {
    return day.getMonth() == Month.DECEMBER && day.getDayOfMonth() >= CHRISTMAS
        || day.getMonth() == Month.JANUARY && day.getDayOfMonth() == 1;
  }

  /** Chance that belongs to this name alone. */
  public Random random(Object... name) {
    var sum = new CRC32();
    for (var part : name) {
      sum.update((part + "/").getBytes(StandardCharsets.UTF_8));
    }
    return new Random(sum.getValue());
  }

  /** A whole number whose average is so many of a whole county, in the share that happens. */
  public int about(double ofWholeCounty, Random random) {
    var expected = ofWholeCounty * percent / 100;
    return (int) Math.floor(expected + random.nextDouble());
  }

  /** Whether it happens before the year is over. */
  public boolean includes(Instant moment) {
    return moment.isBefore(at(today, LocalTime.MIDNIGHT));
  }

  /** A moment of the clock in London. */
  public static Instant at(LocalDate day, LocalTime time) {
    return at(day.atTime(time));
  }

  public static Instant at(LocalDateTime moment) {
    return moment.atZone(London.ZONE).toInstant();
  }
}

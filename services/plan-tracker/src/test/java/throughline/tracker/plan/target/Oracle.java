package throughline.tracker.plan.target;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import throughline.tracker.engine.rule.Polarity;

/**
 * What a status should be, written apart from the code and in another way: day by day, in exact
 * fractions, from the words of the rule.
 *
 * @param shape "linear", "seasonal", "by hand" or "level"
 * @param months weights, or where it should stand at the end of each month
 */
record Oracle(
    Polarity polarity,
    boolean growsFromZero,
    int firstYear,
    String shape,
    List<Long> months,
    long start,
    long lower,
    long upper,
    boolean range,
    long tolerance,
    boolean toleranceInPercent) {

  private LocalDate firstDay() {
    return LocalDate.of(firstYear, 4, 1);
  }

  private LocalDate lastDay() {
    return LocalDate.of(firstYear + 1, 3, 31);
  }

  /** Each day adds its own part of the way. */
  Fraction share(LocalDate day) {
    if (shape.equals("level")) {
      return Fraction.of(1, 1);
    }
    var share = Fraction.of(0, 1);
    for (var d = firstDay(); !d.isAfter(day) && !d.isAfter(lastDay()); d = d.plusDays(1)) {
      share = share.plus(partOf(d));
    }
    return share;
  }

  private Fraction partOf(LocalDate day) {
    int index = (day.getMonthValue() + 8) % 12;
    return switch (shape) {
      case "seasonal" -> {
        long all = months.stream().mapToLong(w -> w).sum();
        yield Fraction.of(months.get(index), all * day.lengthOfMonth());
      }
      case "by hand" -> {
        long before = index == 0 ? start : months.get(index - 1);
        long way = months.get(index) - before;
        yield Fraction.of(way, day.lengthOfMonth()).over(Fraction.of(months.get(11) - start, 1));
      }
      default ->
          Fraction.of(1, java.time.temporal.ChronoUnit.DAYS.between(firstDay(), lastDay()) + 1);
    };
  }

  long point(long end, LocalDate day) {
    var from = range ? 0 : start;
    return from + Fraction.of(end - from, 1).times(share(day)).nearest();
  }

  Status status(Optional<Long> actual, boolean hasTarget, LocalDate day) {
    if (!hasTarget) {
      return Status.NO_TARGET;
    }
    if (actual.isEmpty()) {
      return Status.NO_DATA;
    }
    long figure = actual.get();
    if (growsFromZero && isOpen(figure) && daysPassed(day) < 30) {
      return Status.TOO_FEW_POINTS;
    }
    long low = point(lower, day);
    long high = point(upper, day);
    boolean tooLow = figure < low && (range || polarity != Polarity.LOWER);
    boolean tooHigh = figure > high && (range || polarity != Polarity.HIGHER);
    if (!tooLow && !tooHigh) {
      boolean over = !day.isBefore(lastDay());
      boolean kept = growsFromZero && polarity == Polarity.HIGHER && !range && figure >= upper;
      return over || kept ? Status.ACHIEVED : Status.GREEN;
    }
    long point = tooLow ? low : high;
    long allowed =
        toleranceInPercent
            ? Fraction.of(Math.abs(point), 1).times(Fraction.of(tolerance, 100)).nearest()
            : tolerance;
    return Math.abs(figure - point) <= allowed ? Status.AMBER : Status.RED;
  }

  /** What is on its line, and ends the year on the wrong side of what it is to come to. */
  Status withOutlook(Status today, Optional<Long> yearEnd) {
    boolean misses =
        yearEnd.filter(end -> polarity == Polarity.LOWER ? end > upper : end < upper).isPresent();
    return today == Status.GREEN && misses ? Status.LIKELY_TO_MISS : today;
  }

  /**
   * What only grows, and is past what it may come to, stays so; what is to be reached is reached.
   */
  private boolean isOpen(long figure) {
    return range || polarity != Polarity.HIGHER ? figure <= upper : figure < upper;
  }

  private long daysPassed(LocalDate day) {
    return java.time.temporal.ChronoUnit.DAYS.between(firstDay(), day) + 1;
  }

  /**
   * The year's end at this pace; empty before 59 days have passed, when it is over, or of a range.
   */
  Optional<Long> yearEnd(long actual, LocalDate day) {
    long passed = daysPassed(day);
    var share = share(day);
    if (range || passed < 59 || !day.isBefore(lastDay()) || share.sign() <= 0) {
      return Optional.empty();
    }
    return Optional.of(Math.max(0, start + Fraction.of(actual - start, 1).over(share).nearest()));
  }

  /**
   * The first day of those on which newcomers are counted: three months to the day, as far as the
   * year has them.
   */
  LocalDate newSince(LocalDate day) {
    int month = day.getMonthValue() <= 3 ? day.getMonthValue() + 9 : day.getMonthValue() - 3;
    int year = day.getMonthValue() <= 3 ? day.getYear() - 1 : day.getYear();
    var before = LocalDate.of(year, month, 1);
    before =
        before.withDayOfMonth(Math.min(day.getDayOfMonth(), before.lengthOfMonth())).plusDays(1);
    return before.isAfter(firstDay()) ? before : firstDay();
  }

  /**
   * The year's end if as many different people are new on each day as on one of the newest; empty
   * where there are less than 59 of those, when the year is over, or of a range.
   *
   * @param firstSeen how many were seen first on each day of the year
   */
  Optional<Long> yearEndOfPeople(java.util.Map<LocalDate, Long> firstSeen, LocalDate day) {
    long all = 0;
    long lately = 0;
    long days = 0;
    for (var d = firstDay(); !d.isAfter(day); d = d.plusDays(1)) {
      long seen = firstSeen.getOrDefault(d, 0L);
      all += seen;
      if (!d.isBefore(newSince(day))) {
        lately += seen;
        days++;
      }
    }
    if (range || days < 59 || !day.isBefore(lastDay())) {
      return Optional.empty();
    }
    var each = Fraction.of(lately, days);
    long left = java.time.temporal.ChronoUnit.DAYS.between(day, lastDay());
    return Optional.of(all + each.times(Fraction.of(left, 1)).nearest());
  }

  /** How many a week are needed for the rest, rounded up. */
  long aWeek(long actual, LocalDate day) {
    long left = upper - actual;
    if (Long.signum(left) != Long.signum(upper - start)) {
      return 0;
    }
    long days = java.time.temporal.ChronoUnit.DAYS.between(day, lastDay());
    var rate = Fraction.of(Math.abs(left) * 7, days);
    return rate.floor() == 0 ? 0 : Long.signum(left) * rate.ceiling();
  }
}

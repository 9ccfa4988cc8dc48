package throughline.tracker.figure;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.Frequency;

/**
 * A run of local days.
 *
 * @param from the first day
 * @param isSoFar whether it is the first part of what the label says, up to a day
 */
public record Period(LocalDate from, LocalDate to, String label, boolean isSoFar) {

  public Period(LocalDate from, LocalDate to, String label) {
    this(from, to, label, false);
  }

  /** The council's financial year that holds the day: 1 April to 31 March. */
  public static Period financialYear(LocalDate day) {
    var from = Frequency.YEAR.firstDay(day);
    int year = from.getYear();
    return new Period(from, from.plusYears(1), "%d/%02d".formatted(year, (year + 1) % 100));
  }

  /** The quarter of the financial year that holds the day: Q1 is April to June. */
  public static Period quarter(LocalDate day) {
    var year = financialYear(day);
    int index = (day.getMonthValue() + 8) % 12 / 3;
    var from = Frequency.QUARTER.firstDay(day);
    var months =
        "%s–%s %d".formatted(shortName(from), shortName(from.plusMonths(2)), from.getYear());
    return new Period(
        from, from.plusMonths(3), "%s Q%d (%s)".formatted(year.label(), index + 1, months));
  }

  /** As much of it as has passed by the end of a day within it, under the same label. */
  public Period soFar(LocalDate day) {
    return day.isBefore(lastDay()) ? new Period(from, day.plusDays(1), label, true) : this;
  }

  public Period since(LocalDate first) {
    return new Period(first, to, label, isSoFar);
  }

  public static Period day(LocalDate day) {
    return new Period(day, day.plusDays(1), London.date(day));
  }

  public static Period of(Frequency frequency, LocalDate day) {
    return switch (frequency) {
      case MONTH -> month(YearMonth.from(day));
      case QUARTER -> quarter(day);
      case YEAR -> financialYear(day);
    };
  }

  public static Period lastEnded(Frequency frequency, LocalDate day) {
    return of(frequency, of(frequency, day).from().minusDays(1));
  }

  public static List<Period> endedBy(Frequency frequency, LocalDate day, int count) {
    var periods = new ArrayList<Period>();
    var next = of(frequency, day);
    for (int i = 0; i < count; i++) {
      next = of(frequency, next.from().minusDays(1));
      periods.add(0, next);
    }
    return periods;
  }

  /**
   * From the first to the last of them, under the name of a month, quarter or year if it is one.
   */
  public static Period between(LocalDate first, LocalDate last) {
    for (var frequency : Frequency.values()) {
      var named = of(frequency, first);
      if (named.from().equals(first) && named.lastDay().equals(last)) {
        return named;
      }
    }
    return new Period(first, last.plusDays(1), London.date(first) + " to " + London.date(last));
  }

  /** Reads what is typed as a first and a last day; empty where neither is. */
  public static Optional<Period> read(Fields fields, String from, String to) {
    if (TypedText.given(from).isEmpty() && TypedText.given(to).isEmpty()) {
      return Optional.empty();
    }
    var first = fields.date("from", from, "Enter the first day");
    var last = fields.date("to", to, "Enter the last day");
    Century.check(fields, "from", first);
    Century.check(fields, "to", last);
    if (fields.ok("from") && fields.ok("to") && last.isBefore(first)) {
      fields.reject("to", "The last day must be on or after the first");
    }
    return fields.ok("from") && fields.ok("to")
        ? Optional.of(between(first, last))
        : Optional.empty();
  }

  public static List<Period> within(Frequency frequency, Period year) {
    return Stream.iterate(
            of(frequency, year.from()),
            period -> period.from().isBefore(year.to()),
            period -> of(frequency, period.to()))
        .toList();
  }

  public static Period month(YearMonth month) {
    return new Period(
        month.atDay(1),
        month.plusMonths(1).atDay(1),
        "%s %d".formatted(name(month.atDay(1)), month.getYear()));
  }

  /** The months up to and with that of the day, oldest first; the last ends with the day. */
  public static List<Period> monthsUpTo(LocalDate day, int count) {
    var months = new ArrayList<Period>();
    for (int back = count - 1; back >= 0; back--) {
      months.add(month(YearMonth.from(day).minusMonths(back)).soFar(day));
    }
    return months;
  }

  Optional<Frequency> span() {
    return Stream.of(Frequency.values())
        .filter(span -> span.firstDay(from).equals(from) && !to.isAfter(span.dayAfter(from)))
        .findFirst();
  }

  /** Within what people count once, as the database has it; empty for no such span. */
  public String spanName() {
    return span().map(Frequency::name).orElse("");
  }

  public LocalDate lastDay() {
    return to.minusDays(1);
  }

  private static String name(LocalDate day) {
    return day.getMonth().getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.UK);
  }

  private static String shortName(LocalDate day) {
    return name(day).substring(0, 3);
  }
}

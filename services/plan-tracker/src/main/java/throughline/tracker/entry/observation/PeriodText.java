package throughline.tracker.entry.observation;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.figure.Period;

/**
 * Reads the period of a figure as a file says it: "2026/27", "2026/27 Q2", "September 2026",
 * "2026-09", or its first or last day.
 */
final class PeriodText {

  private static final Pattern YEAR = Pattern.compile("(\\d{4})/(\\d{2})");
  private static final Pattern QUARTER =
      Pattern.compile("(\\d{4})/(\\d{2}),? q([1-4])( \\(.*\\))?|q([1-4]),? (\\d{4})/(\\d{2})");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-(\\d{2})");
  private static final Pattern NAMED_MONTH = Pattern.compile("([a-z]{3,9}) (\\d{4})");
  private static final int FIRST_MONTH = 4;
  private static final int MONTHS_OF_QUARTER = 3;

  private PeriodText() {}

  static Optional<Period> read(Frequency frequency, String typed) {
    var text = typed.strip().toLowerCase(Locale.UK).replaceAll("\\s+", " ");
    var named =
        switch (frequency) {
          case YEAR -> match(YEAR, text, m -> start(m.group(1), m.group(2), 1));
          case QUARTER -> match(QUARTER, text, PeriodText::quarter);
          case MONTH ->
              match(MONTH, text, m -> first(m.group(1), Integer.parseInt(m.group(2))))
                  .or(() -> match(NAMED_MONTH, text, PeriodText::namedMonth));
        };
    return named.or(() -> day(frequency, text)).map(day -> Period.of(frequency, day));
  }

  static String example(Frequency frequency) {
    return switch (frequency) {
      case YEAR -> "a financial year, such as 2025/26";
      case QUARTER -> "a quarter, such as 2025/26 Q2";
      case MONTH -> "a month, such as September 2025";
    };
  }

  private static Optional<LocalDate> match(
      Pattern pattern, String text, Function<Matcher, Optional<LocalDate>> reading) {
    var match = pattern.matcher(text);
    return match.matches() ? reading.apply(match) : Optional.empty();
  }

  private static Optional<LocalDate> quarter(Matcher match) {
    return match.group(1) == null
        ? start(match.group(6), match.group(7), Integer.parseInt(match.group(5)))
        : start(match.group(1), match.group(2), Integer.parseInt(match.group(3)));
  }

  private static Optional<LocalDate> start(String year, String next, int quarter) {
    int first = Integer.parseInt(year);
    return (first + 1) % 100 == Integer.parseInt(next)
        ? first(year, FIRST_MONTH).map(day -> day.plusMonths(MONTHS_OF_QUARTER * (quarter - 1L)))
        : Optional.empty();
  }

  private static Optional<LocalDate> namedMonth(Matcher match) {
    return Arrays.stream(java.time.Month.values())
        .filter(month -> month.name().toLowerCase(Locale.UK).startsWith(match.group(1)))
        .findFirst()
        .flatMap(month -> first(match.group(2), month.getValue()));
  }

  private static Optional<LocalDate> first(String year, int month) {
    return month >= 1 && month <= 12
        ? Optional.of(LocalDate.of(Integer.parseInt(year), month, 1))
        : Optional.empty();
  }

  private static Optional<LocalDate> day(Frequency frequency, String text) {
    var fields = new Fields();
    var day = fields.date("period", text, "Enter the period");
    if (day == null) {
      return Optional.empty();
    }
    var period = Period.of(frequency, day);
    return Optional.of(day).filter(d -> d.equals(period.from()) || d.equals(period.lastDay()));
  }
}

package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.MeasureVersion;

/** Figures of months one after another. */
final class Months {

  /** What a day's month is called in a query. */
  static final String LABEL = "to_char(effective_on, 'YYYY-MM')";

  private static final int SHOWN = 13;

  private Months() {}

  /** A year of them and one more, to compare with. */
  static List<Period> upTo(LocalDate day) {
    return Period.monthsUpTo(day, SHOWN);
  }

  /** From the first to the last. */
  static Period all(List<Period> months) {
    return Period.between(months.get(0).from(), months.get(months.size() - 1).lastDay());
  }

  /** A figure for every month, 0 where there is none. */
  static List<Figure> figures(
      MeasureVersion version, List<Period> months, Map<String, Long> byLabel) {
    return months.stream()
        .map(
            month ->
                Figure.of(
                    month,
                    byLabel.getOrDefault(month.from().toString().substring(0, 7), 0L),
                    version.measure().unit()))
        .toList();
  }
}

package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.MeasureVersion;

/** Figures of months one after another. */
final class Months {

  static final String LABEL = "to_char(effective_on, 'YYYY-MM')";

  private static final int SHOWN = 13;

  private Months() {}

  static List<Period> upTo(LocalDate day) {
    return Period.monthsUpTo(day, SHOWN);
  }

  static Period all(List<Period> months) {
    return Period.between(months.get(0).from(), months.get(months.size() - 1).lastDay());
  }

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

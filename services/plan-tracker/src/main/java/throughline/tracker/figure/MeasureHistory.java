package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import throughline.tracker.measure.Measure;

/**
 * A measure over time and by place.
 *
 * @param knownAt what was known by the end of this local day is counted
 * @param months oldest first; a stock's figure is that of the month's last day
 * @param places the headline's figure for each place code that has one
 */
public record MeasureHistory(
    Measure measure,
    LocalDate knownAt,
    Headline headline,
    List<Figure> months,
    List<AtPlace> places) {

  /** The figure of one place; the code is empty where the fact states none. */
  public record AtPlace(String code, Figure figure) {}

  /** The months for a table, the newest first. */
  public List<Figure> newestFirst() {
    var reversed = new ArrayList<>(months);
    Collections.reverse(reversed);
    return reversed;
  }

  static MeasureHistory of(
      Measure measure,
      LocalDate knownAt,
      Headline headline,
      Map<Period, Long> months,
      Map<String, Long> places) {
    var monthly =
        months.entrySet().stream()
            .map(m -> new Figure(m.getKey(), m.getValue(), measure.unit()))
            .toList();
    var period = headline.main().period();
    var byPlace =
        places.entrySet().stream()
            .map(p -> new AtPlace(p.getKey(), new Figure(period, p.getValue(), measure.unit())))
            .toList();
    return new MeasureHistory(measure, knownAt, headline, monthly, byPlace);
  }
}

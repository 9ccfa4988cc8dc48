package throughline.tracker.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import throughline.tracker.measure.FieldWords;
import throughline.tracker.measure.Measure;

/**
 * A measure over time and by place.
 *
 * @param knownAt what was known by the end of this local day is counted
 * @param months oldest first; a stock's figure is that of the month's last day
 * @param places the headline's figure for each place code that has one
 * @param splits the headline's figure by each field that the measure is split by
 */
public record MeasureHistory(
    Measure measure,
    LocalDate knownAt,
    Headline headline,
    List<Figure> months,
    List<AtPlace> places,
    List<Split> splits) {

  /** The figure of one place; the code is empty where the fact states none. */
  public record AtPlace(String code, Figure figure) {}

  /**
   * The headline's figure by the values of a field.
   *
   * @param field as facts name it
   */
  public record Split(String field, List<Part> parts) {

    /** As a reader says it: "delivery". */
    public String words() {
      return FieldWords.of(field);
    }

    /** As the head of a column: "Delivery". */
    public String title() {
      return FieldWords.titled(field);
    }
  }

  /**
   * What one value of the field has of the figure.
   *
   * @param value as facts state it
   */
  public record Part(String value, Figure figure) {

    /** As a reader says it: "In person". */
    public String words() {
      return value.isEmpty() ? "Not stated" : FieldWords.titled(value);
    }
  }

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
      Map<String, Long> places,
      Map<String, Map<String, Long>> splits) {
    var monthly =
        months.entrySet().stream()
            .map(m -> new Figure(m.getKey(), m.getValue(), measure.unit()))
            .toList();
    var period = headline.main().period();
    var byPlace =
        places.entrySet().stream()
            .map(p -> new AtPlace(p.getKey(), new Figure(period, p.getValue(), measure.unit())))
            .toList();
    var byField =
        splits.entrySet().stream()
            .map(s -> new Split(s.getKey(), parts(s.getValue(), period, measure)))
            .toList();
    return new MeasureHistory(measure, knownAt, headline, monthly, byPlace, byField);
  }

  private static List<Part> parts(Map<String, Long> figures, Period period, Measure measure) {
    return figures.entrySet().stream()
        .map(f -> new Part(f.getKey(), new Figure(period, f.getValue(), measure.unit())))
        .toList();
  }
}

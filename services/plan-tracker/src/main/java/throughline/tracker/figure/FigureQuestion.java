package throughline.tracker.figure;

import java.util.Objects;
import throughline.tracker.engine.rule.MeasureVersion;

/**
 * One figure that is asked for.
 *
 * @param place the code of the only place that is meant, empty for what states none; null for all
 */
public record FigureQuestion(MeasureVersion version, Period period, String place) {

  public FigureQuestion(MeasureVersion version, Period period) {
    this(version, period, null);
  }

  public FigureQuestion at(String code) {
    return new FigureQuestion(version, period, code);
  }

  FigureQuestion under(MeasureVersion other) {
    return new FigureQuestion(other, period, place);
  }

  @Override
  public int hashCode() {
    return Objects.hash(version.measureVersionId(), period, place);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FigureQuestion asked
        && version.measureVersionId() == asked.version.measureVersionId()
        && period.equals(asked.period)
        && Objects.equals(place, asked.place);
  }
}

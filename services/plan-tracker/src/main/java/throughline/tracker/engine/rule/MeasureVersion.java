package throughline.tracker.engine.rule;

import java.util.List;

/**
 * A rule that figures are counted under, by the key that contributions and cells carry.
 *
 * @param parts of a share; null when facts feed it
 */
public record MeasureVersion(
    int measureVersionId, Measure measure, Evaluator evaluator, Parts parts) {

  public MeasureVersion(int measureVersionId, Measure measure) {
    this(measureVersionId, measure, new Evaluator(measure.rule().orElseThrow()), null);
  }

  /** What is divided by what, each as it was reported. */
  public record Parts(MeasureVersion numerator, MeasureVersion denominator) {}

  MeasureVersion of(Parts found) {
    return new MeasureVersion(measureVersionId, measure, evaluator, found);
  }

  public boolean isShare() {
    return measure.rule().orElseThrow().isShare();
  }

  public boolean hasPlaces() {
    return isShare()
        ? parts.numerator().hasPlaces() && parts.denominator().hasPlaces()
        : measure.rule().orElseThrow().place() != null;
  }

  /** For how many days after their own days facts may still come to count; 0 for none. */
  public int opensFor() {
    return isShare()
        ? Math.max(parts.numerator().opensFor(), parts.denominator().opensFor())
        : measure.rule().orElseThrow().opensFor();
  }

  /** Whether it says how one share compares with another. */
  public boolean isComparison() {
    return isShare() && parts.numerator().isShare();
  }

  public MeasureVersion fed() {
    return isShare() ? parts.numerator().fed() : this;
  }

  public String aggregate() {
    return measure.rule().orElseThrow().from();
  }

  public List<String> aggregates() {
    return measure.rule().orElseThrow().aggregates();
  }

  public List<String> breakdowns() {
    return measure.rule().orElseThrow().breakdowns();
  }

  /** Where a field stands among those that the measure is split by, from 0; −1 when it does not. */
  public int breakdown(String field) {
    return breakdowns().indexOf(field);
  }
}

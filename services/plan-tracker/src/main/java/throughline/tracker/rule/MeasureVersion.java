package throughline.tracker.rule;

/** A rule that figures are counted under, by the key that contributions and cells carry. */
public record MeasureVersion(int measureVersionId, Measure measure, Evaluator evaluator) {

  public MeasureVersion(int measureVersionId, Measure measure) {
    this(measureVersionId, measure, new Evaluator(measure.rule().orElseThrow()));
  }

  /** The kind of aggregate that it counts. */
  public String aggregate() {
    return measure.rule().orElseThrow().from();
  }

  /** Where a field stands among those that the measure is split by, from 0; −1 when it does not. */
  public int breakdown(String field) {
    return measure.rule().orElseThrow().breakdowns().indexOf(field);
  }
}

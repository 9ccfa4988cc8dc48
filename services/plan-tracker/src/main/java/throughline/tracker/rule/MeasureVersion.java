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
}

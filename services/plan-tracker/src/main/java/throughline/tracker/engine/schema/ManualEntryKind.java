package throughline.tracker.engine.schema;

/**
 * A kind of fact that people enter here. A new kind is a constant, a JSON Schema beside the others
 * and a page that records it.
 */
public enum ManualEntryKind {
  /** A figure that nobody counts by events, reported for a period. */
  OBSERVATION("observation"),
  /** The same as long as nobody else has approved it: it feeds nothing. */
  PROPOSAL("proposal"),
  /** What has become of a milestone of the plan. */
  MILESTONE("milestone"),
  /** Who answers for a measure, and when it is next updated. */
  OWNERSHIP("ownership"),
  /** Whether the plan still follows a measure. */
  RETIREMENT("retirement"),
  /** What a measure is to come to in a financial year. */
  TARGET("target"),
  /** How many people of an age band there are, by year and place. */
  POPULATION("population"),
  /** Whether a record that looked wrong counts. */
  EXCLUSION("exclusion"),
  /** What is happening with a measure in a quarter, why, and who does what next. */
  COMMENTARY("commentary"),
  /** That the figures of a quarter were checked and signed off. */
  REVIEW("review");

  private final String aggregate;

  ManualEntryKind(String aggregate) {
    this.aggregate = aggregate;
  }

  /** What a measure's rule says in {@code from}. */
  public String aggregate() {
    return aggregate;
  }

  /** As an event's type, which nobody outside of this service may use. */
  public String type() {
    return "throughline.tracker." + aggregate + ".v1";
  }

  String schemaResource() {
    return "/schemas/" + aggregate + ".v1.json";
  }
}

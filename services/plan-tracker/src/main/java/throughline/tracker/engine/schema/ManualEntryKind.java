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
  MILESTONE("milestone"),
  OWNERSHIP("ownership"),
  RETIREMENT("retirement"),
  TARGET("target"),
  POPULATION("population"),
  /** Open statistics of areas that no measure is a share of. */
  STATISTIC("statistic"),
  /** What is said of the community of a library. */
  PROFILE("profile"),
  LOCAL_TARGET("local-target"),
  EXCLUSION("exclusion"),
  COMMENTARY("commentary"),
  REVIEW("review");

  private final String aggregate;

  ManualEntryKind(String aggregate) {
    this.aggregate = aggregate;
  }

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

package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a measure is added up: never guessed, always stated. */
public enum MeasureKind {
  /** Happenings in a period; periods add up. */
  @JsonProperty("flow-count")
  FLOW_COUNT,
  /** Amounts in a period; periods add up. */
  @JsonProperty("flow-sum")
  FLOW_SUM,
  /** Different people in a period; quarters do not add up to a year. */
  @JsonProperty("distinct-people")
  DISTINCT_PEOPLE,
  /** How many on a date. */
  @JsonProperty("stock")
  STOCK,
  /** Reported by hand. */
  @JsonProperty("manual")
  MANUAL,
  /** An estimate that is entered, and stands until the next one: how many there are on a date. */
  @JsonProperty("estimate")
  ESTIMATE,
  /** One measure as a share of another: the parts are added up, then divided. */
  @JsonProperty("ratio")
  RATIO;

  /** Whether events feed it. */
  public boolean isAutomatic() {
    return this != MANUAL && this != ESTIMATE;
  }
}

package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a measure is added up: never guessed, always stated. */
public enum MeasureKind {
  @JsonProperty("flow-count")
  FLOW_COUNT,
  @JsonProperty("flow-sum")
  FLOW_SUM,
  @JsonProperty("distinct-people")
  DISTINCT_PEOPLE,
  @JsonProperty("stock")
  STOCK,
  /** What events tell of whole periods, of which each stands by itself. */
  @JsonProperty("reported")
  REPORTED,
  @JsonProperty("manual")
  MANUAL,
  @JsonProperty("estimate")
  ESTIMATE,
  @JsonProperty("ratio")
  RATIO;

  public boolean isAutomatic() {
    return this != MANUAL && this != ESTIMATE;
  }
}

package throughline.tracker.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The periods for which a figure is reported by hand. */
public enum Frequency {
  @JsonProperty("month")
  MONTH,
  @JsonProperty("quarter")
  QUARTER,
  /** The council's financial year. */
  @JsonProperty("year")
  YEAR;

  /** As a reader says it: "quarter". */
  public String words() {
    return this == YEAR ? "financial year" : name().toLowerCase(java.util.Locale.UK);
  }
}

package throughline.tracker.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one of a measure is. */
public enum Unit {
  @JsonProperty("people")
  PEOPLE,
  @JsonProperty("families")
  FAMILIES,
  @JsonProperty("issues")
  ISSUES,
  @JsonProperty("attendances")
  ATTENDANCES,
  @JsonProperty("minutes")
  MINUTES,
  @JsonProperty("number")
  NUMBER,
  @JsonProperty("percent")
  PERCENT,
  @JsonProperty("judgement")
  JUDGEMENT
}

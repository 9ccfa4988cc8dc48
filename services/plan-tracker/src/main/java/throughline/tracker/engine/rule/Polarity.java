package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way is better. */
public enum Polarity {
  @JsonProperty("higher")
  HIGHER("Higher is better"),
  @JsonProperty("lower")
  LOWER("Lower is better"),
  @JsonProperty("in-range")
  IN_RANGE("Best within a range"),
  @JsonProperty("none")
  NONE("A state to reach, not an amount");

  private final String words;

  Polarity(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}

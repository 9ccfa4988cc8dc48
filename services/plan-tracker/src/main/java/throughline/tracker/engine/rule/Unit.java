package throughline.tracker.engine.rule;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;

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
  @JsonProperty("jobs")
  JOBS,
  @JsonProperty("percent")
  PERCENT,
  @JsonProperty("judgement")
  JUDGEMENT;

  /** In how many parts one of it is kept: hundredths of a percent, and of a full-time job. */
  public int keptAs() {
    return this == PERCENT || this == JOBS ? 100 : 1;
  }

  /** An amount for programs and files: figures keep hundredths of a percent, which get 61.5. */
  public BigDecimal number(long amount) {
    if (keptAs() == 1) {
      return BigDecimal.valueOf(amount);
    }
    var percent = BigDecimal.valueOf(amount, 2).stripTrailingZeros();
    return percent.scale() < 0 ? percent.setScale(0) : percent;
  }
}

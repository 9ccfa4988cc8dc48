package throughline.tracker.plan.target;

import java.math.BigDecimal;
import java.math.RoundingMode;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.Unit;

/** Reads amounts in the unit that a person says them in: hours, percent, or a count. */
public final class TypedAmount {

  private static final BigDecimal MINUTES_PER_HOUR = BigDecimal.valueOf(60);
  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private final Fields fields;
  private final Measure measure;

  public TypedAmount(Fields fields, Measure measure) {
    this.fields = fields;
    this.measure = measure;
  }

  public long read(String field, String typed, String words, String missing) {
    var given = TypedText.given(typed);
    if (given.isEmpty()) {
      fields.reject(field, missing);
      return 0;
    }
    var number = given.get().replaceAll("(?<=\\d)[, ](?=\\d{3})", "").replaceFirst("\\s*%$", "");
    if (!number.matches(hasDecimals() ? "\\d{1,9}(\\.\\d{1,2})?" : "\\d{1,9}")) {
      fields.reject(field, words + " must be " + form());
      return 0;
    }
    return inUnit(field, words, new BigDecimal(number));
  }

  private long inUnit(String field, String words, BigDecimal number) {
    if (measure.unit() == Unit.MINUTES) {
      return number.multiply(MINUTES_PER_HOUR).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
    if (measure.unit().keptAs() == 1) {
      return number.longValueExact();
    }
    if (measure.unit() == Unit.PERCENT
        && number.compareTo(WHOLE) > 0
        && measure.kind() == MeasureKind.MANUAL) {
      fields.reject(field, words + " must be 100% or less: what is reported for it can be no more");
    }
    return number.multiply(WHOLE).longValueExact();
  }

  private boolean hasDecimals() {
    return measure.unit() == Unit.MINUTES || measure.unit().keptAs() > 1;
  }

  String form() {
    return switch (measure.unit()) {
      case MINUTES -> "a number of hours, such as 1200 or 37.5, without letters";
      case PERCENT -> "a percentage, such as 61 or 61.5";
      case JOBS -> "a number of full-time jobs, such as 12 or 7.5";
      default -> "a whole number, such as 800, without letters";
    };
  }

  static String typed(long amount, Unit unit) {
    return switch (unit) {
      case MINUTES ->
          BigDecimal.valueOf(amount)
              .divide(MINUTES_PER_HOUR, 2, RoundingMode.HALF_UP)
              .stripTrailingZeros()
              .toPlainString();
      case PERCENT, JOBS -> BigDecimal.valueOf(amount, 2).stripTrailingZeros().toPlainString();
      default -> String.valueOf(amount);
    };
  }
}

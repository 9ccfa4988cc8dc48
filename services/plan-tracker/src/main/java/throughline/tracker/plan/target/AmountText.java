package throughline.tracker.plan.target;

import java.text.NumberFormat;
import java.util.Locale;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;

/** Differences and tolerances in words. */
final class AmountText {

  private static final double HUNDREDTHS = 100;

  private AmountText() {}

  /** How far apart two figures are: "4 points", "1 point", "12", "2 h 30 min". */
  static String difference(long amount, Unit unit) {
    if (unit != Unit.PERCENT) {
      return FigureText.of(amount, unit);
    }
    return number(amount) + (amount == HUNDREDTHS ? " point" : " points");
  }

  static String tolerance(Tolerance tolerance, long here, Unit unit) {
    if (tolerance.inPercent()) {
      return "the tolerance of %s%%, which is %s here"
          .formatted(number(tolerance.amount()), difference(here, unit));
    }
    return unit == Unit.PERCENT
        ? "the %s-point tolerance".formatted(number(here))
        : "the tolerance of " + difference(here, unit);
  }

  static String number(long hundredths) {
    return NumberFormat.getInstance(Locale.UK).format(hundredths / HUNDREDTHS);
  }
}

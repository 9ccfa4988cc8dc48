package throughline.tracker.figure.change;

import java.text.NumberFormat;
import java.util.Locale;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;

/** Amounts of a change in words. */
final class ChangeWords {

  private static final double HUNDREDTHS = 100;

  private ChangeWords() {}

  static String amount(long amount, Unit unit) {
    if (unit != Unit.PERCENT) {
      return FigureText.exact(Math.abs(amount), unit);
    }
    var number = NumberFormat.getInstance(Locale.UK).format(Math.abs(amount) / HUNDREDTHS);
    return number + (number.equals("1") ? " point" : " points");
  }

  /** Points as they are said: "13 points" for 12.96, "0.4 points" for 0.38. */
  static String rounded(long amount, Unit unit) {
    long step = Math.abs(amount) >= HUNDREDTHS ? 100 : 10;
    return amount(
        unit == Unit.PERCENT ? Math.round(Math.abs(amount) / (double) step) * step : amount, unit);
  }

  static String signed(long amount, Unit unit) {
    if (amount == 0) {
      return amount(0, unit);
    }
    return (amount > 0 ? "+" : "−") + amount(amount, unit);
  }
}

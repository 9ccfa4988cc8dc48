package throughline.platform.web.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;

/** How a chart writes numbers. */
final class NumberText {

  private record Size(double from, double one, String suffix) {}

  private static final List<Size> SIZES =
      List.of(
          new Size(1e12, 1e12, "tn"),
          new Size(1e9, 1e9, "bn"),
          new Size(1e6, 1e6, "m"),
          new Size(1e5, 1e3, "k"));
  private static final double TOO_LONG_FOR_WORDS = 1e15;

  private NumberText() {}

  /** In full, with one decimal if it has any: "1,234.5". */
  static String of(double value) {
    return Math.abs(value) >= TOO_LONG_FOR_WORDS ? power(value) : grouped(value);
  }

  /** As much of it as is written, so that two that are written differ by what is said. */
  static double shown(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_EVEN).doubleValue();
  }

  /** As short as an axis needs it: "1,200", "150k", "1.2m". */
  static String brief(double value) {
    if (Math.abs(value) >= TOO_LONG_FOR_WORDS) {
      return power(value);
    }
    return SIZES.stream()
        .filter(size -> Math.abs(value) >= size.from())
        .findFirst()
        .map(size -> grouped(value / size.one()) + size.suffix())
        .orElseGet(() -> grouped(value));
  }

  private static String grouped(double value) {
    var format = NumberFormat.getNumberInstance(Locale.UK);
    format.setMaximumFractionDigits(1);
    // As it is read: 12.35 is a little less as a number of the machine, and would be cut down.
    return negative(format.format(BigDecimal.valueOf(value)));
  }

  private static String power(double value) {
    return negative(String.format(Locale.ROOT, "%.1e", value));
  }

  private static String negative(String text) {
    return text.equals("-0") ? "0" : text.replaceFirst("^-", "−");
  }
}

package throughline.tracker.review;

import java.util.Optional;
import throughline.platform.files.table.FormattedNumber;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;

/** A quarter's figure as a number. */
public record SignedAmount(long value, Unit unit, Long numerator, Long denominator) {

  private static final double WHOLE = 10_000;
  private static final double MINUTES_A_DAY = 24 * 60;
  private static final String HOURS = "[h]\\ \\h\\ mm\\ \\m\\i\\n";

  static Optional<SignedAmount> of(Figure figure) {
    return figure.hasValue()
        ? Optional.of(
            new SignedAmount(
                figure.value(),
                figure.unit(),
                figure.isShare() ? figure.numerator() : null,
                figure.denominator()))
        : Optional.empty();
  }

  /** A share exactly, since the program rounds it to what it shows. */
  private double ofOne() {
    return denominator == null || denominator == 0
        ? value / WHOLE
        : (double) numerator / denominator;
  }

  FormattedNumber cell(String text) {
    return switch (unit) {
      case PERCENT -> new FormattedNumber(ofOne(), "0.0%", text);
      case MINUTES -> new FormattedNumber(value / MINUTES_A_DAY, HOURS, text);
      default -> new FormattedNumber(value, "#,##0", text);
    };
  }
}

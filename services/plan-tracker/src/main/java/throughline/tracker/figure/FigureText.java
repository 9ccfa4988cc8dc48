package throughline.tracker.figure;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.shared.FigureMark;

/** How figures are written. In a template: {@code {figure:of(value, unit)}}. */
@TemplateExtension(namespace = "figure")
public final class FigureText {

  private static final double HUNDREDTHS = 100;
  private static final long THOUSAND = 1_000;
  private static final long HOUR = 60;

  /** From here on minutes are more than a reader takes in. */
  private static final long WHOLE_HOURS = 100 * HOUR;

  private FigureText() {}

  /** "1,234", for minutes "9,456 h" or "12 h 30 min", for hundredths of a percent "61.5%". */
  public static String of(long value, Unit unit) {
    return exact(said(value, unit), unit);
  }

  /** The amount that is read in what {@link #of} writes, in the same unit. */
  public static long said(long value, Unit unit) {
    return unit == Unit.MINUTES && Math.abs(value) >= WHOLE_HOURS
        ? Long.signum(value) * ((Math.abs(value) + HOUR / 2) / HOUR) * HOUR
        : value;
  }

  /** The same with its minutes, for what somebody typed and what has to add up. */
  public static String exact(long value, Unit unit) {
    if (unit == Unit.PERCENT) {
      return hundredths(value) + "%";
    }
    if (unit == Unit.JOBS) {
      return hundredths(value);
    }
    if (unit != Unit.MINUTES) {
      return grouped(value);
    }
    long minutes = Math.abs(value) % HOUR;
    long hours = Math.abs(value) / HOUR;
    var words = hours == 0 && minutes != 0 ? "" : grouped(hours) + " h";
    if (minutes != 0) {
      words = (words + " " + minutes + " min").strip();
    }
    return value < 0 ? "−" + words : words;
  }

  /** A part of a whole as a share is said, to a tenth: "61%", "61.4%". */
  public static String share(long part, long whole) {
    return of(rounded(part, whole, THOUSAND) * 10, Unit.PERCENT);
  }

  /** A part of a whole, in so many parts of it: what is rounded must not be rounded again. */
  static long rounded(long part, long whole, long scale) {
    return BigDecimal.valueOf(part)
        .multiply(BigDecimal.valueOf(scale))
        .divide(BigDecimal.valueOf(whole), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Why what is marked so still changes. */
  public static String provisional(MeasureVersion version) {
    return version.opensFor() == 0
        ? FigureMark.PROVISIONAL.words() + ": some of it waits for approval."
        : "%s: what happens within %d days counts, and they are not over for all. A fall at the end says nothing yet."
            .formatted(FigureMark.PROVISIONAL.words(), version.opensFor());
  }

  public static String provisional(MeasureVersion version, List<Figure> figures) {
    return figures.stream().anyMatch(Figure::isProvisional) ? provisional(version) : "";
  }

  public static String count(long number) {
    return grouped(number);
  }

  /** With a sign, for what a contribution changed: "+1", "−30 min". */
  public static String change(long value, Unit unit) {
    return value > 0 ? "+" + exact(value, unit) : exact(value, unit);
  }

  private static String hundredths(long value) {
    return NumberFormat.getInstance(Locale.UK).format(value / HUNDREDTHS).replace('-', '−');
  }

  private static String grouped(long value) {
    return NumberFormat.getIntegerInstance(Locale.UK).format(value).replace('-', '−');
  }
}

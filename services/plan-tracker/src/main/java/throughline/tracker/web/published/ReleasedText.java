package throughline.tracker.web.published;

import io.quarkus.qute.TemplateExtension;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import throughline.tracker.release.Published;

/** How published numbers are written. In a template: {@code {released:of(cell, unit)}}. */
@TemplateExtension(namespace = "released")
final class ReleasedText {

  private ReleasedText() {}

  /** "1,235", "9,456 h", "61.4%"; nothing for no number. */
  static String of(BigDecimal value, String unit) {
    if (value == null) {
      return "";
    }
    var format = NumberFormat.getNumberInstance(Locale.UK);
    format.setMaximumFractionDigits(unit.equals("jobs") ? 2 : 1);
    var number = format.format(value).replace('-', '−');
    return switch (unit) {
      case "percent" -> number + "%";
      case "hours" -> number + " h";
      default -> number;
    };
  }

  /** With its marks: "1,235 [p]"; of a number that is not told the marks alone. */
  static String of(BigDecimal value, String unit, List<String> marks) {
    var letters = marks.stream().map("[%s]"::formatted).collect(Collectors.joining(""));
    return (of(value, unit) + " " + letters).strip();
  }

  static String of(Published.Cell cell, String unit) {
    return of(cell.value(), unit, cell.marks());
  }

  static String period(String period, boolean isSoFar) {
    return isSoFar ? period + " so far" : period;
  }

  /** What a number was before and is now; a hidden one is said to be hidden. */
  static String change(BigDecimal value, String unit) {
    return value == null ? "no number" : of(value, unit);
  }
}

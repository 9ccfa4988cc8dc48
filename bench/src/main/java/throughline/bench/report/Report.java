package throughline.bench.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import throughline.bench.report.Statistics.Spread;

/**
 * A run, as a table in Markdown.
 *
 * @param profile how long was measured, in words
 */
public record Report(LocalDate takenOn, String profile, Machine machine, Findings findings) {

  private static final List<String> HEADINGS =
      List.of("Measured", "Beside", "Unit", "Suite", "Floor", "Ratio", "Goal");

  public String markdown() {
    return """
        Taken on %s. %s On %s.

        %s
        |%s
        %s

        %s
        """
        .formatted(
            takenOn,
            profile,
            machine.words(),
            row(HEADINGS),
            "---|".repeat(HEADINGS.size()),
            findings.results().stream().map(Report::row).collect(Collectors.joining("\n")),
            findings.notes().stream().map(note -> "- " + note).collect(Collectors.joining("\n")));
  }

  private static String row(Result result) {
    var comparison = result.comparison();
    var beside = comparison.hasFloor();
    return row(
        List.of(
            result.subject(),
            result.floor(),
            result.unit(),
            words(Spread.of(comparison.subject()), result.unit()),
            beside ? words(Spread.of(comparison.floor()), result.unit()) : "",
            beside ? words(comparison.ratio(), "") : "",
            result.goal().map(goal -> goal.words(comparison)).orElse("")));
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static String words(Spread spread, String unit) {
    var form = unit.isEmpty() ? "%.2f (%.2f to %.2f)" : "%,.0f (%,.0f to %,.0f)";
    if (unit.startsWith("ms") || unit.equals("s")) {
      form = "%,.1f (%,.1f to %,.1f)";
    }
    return String.format(Locale.UK, form, spread.median(), spread.least(), spread.most());
  }
}

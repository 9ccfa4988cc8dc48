package throughline.bench.report;

import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import throughline.bench.report.Statistics.Spread;

/**
 * A run, as a table in Markdown.
 *
 * @param profile how long was measured, in words
 * @param machine what it was taken on, in words; not its name, which is nobody's business
 */
public record Report(LocalDate takenOn, String profile, String machine, Findings findings) {

  private static final List<String> HEADINGS =
      List.of("Measured", "Beside", "Unit", "Suite", "Floor", "Ratio", "Goal");

  public static String machine(String database) {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.UK,
        "%d cores (%s), %s %s, Java %s, %s, load average %.1f before the run",
        system.getAvailableProcessors(),
        system.getArch(),
        system.getName(),
        system.getVersion(),
        System.getProperty("java.version"),
        database,
        system.getSystemLoadAverage());
  }

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
            machine,
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

package throughline.bench.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A run, as a table for people and as a file for programs.
 *
 * @param profile how long was measured, in words
 */
public record Report(LocalDate takenOn, String profile, Machine machine, Findings findings) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final List<String> HEADINGS =
      List.of("Measured", "Beside", "Unit", "Suite", "Floor", "Ratio", "Goal");

  /** For the terminal: columns in line. */
  public String table() {
    var rows = new ArrayList<List<String>>();
    rows.add(HEADINGS);
    findings.results().forEach(result -> rows.add(cells(result)));
    var text = rows.stream().map(row -> line(row, rows)).collect(Collectors.joining("\n"));
    return "%s%n%n%s%n%s".formatted(text, notes(), about());
  }

  /**
   * Writes the date's JSON file and {@code latest.md} into the folder.
   *
   * @return the JSON file
   */
  public Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    var file = folder.resolve(takenOn + ".json");
    Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
    Files.writeString(folder.resolve("latest.md"), markdown());
    return file;
  }

  private static String line(List<String> row, List<List<String>> rows) {
    var padded = new ArrayList<String>();
    for (var column = 0; column < row.size(); column++) {
      var place = column;
      var width = rows.stream().mapToInt(each -> each.get(place).length()).max().orElse(0);
      padded.add(String.format("%-" + Math.max(1, width) + "s", row.get(column)));
    }
    return String.join("  ", padded).stripTrailing();
  }

  private String markdown() {
    var rows = new ArrayList<String>();
    rows.add(row(HEADINGS));
    rows.add("|---".repeat(HEADINGS.size()) + "|");
    findings.results().forEach(result -> rows.add(row(cells(result))));
    return """
        # Latest figures

        Taken on %s by `./bench/run`. %s

        Suite, floor and ratio are the median of the rounds, with the least and the most behind it. The ratio is taken
        within each round, suite divided by floor: for a rate more is better, for a time and for memory less is. Where there
        is nothing that a figure could fairly stand beside, it stands alone.

        %s

        %s"""
        .formatted(takenOn, about(), String.join("\n", rows), notes());
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  private static List<String> cells(Result result) {
    var comparison = result.comparison();
    return List.of(
        result.subject(),
        result.floor(),
        result.unit(),
        words(comparison.subjectSpread(), result.unit()),
        comparison.hasFloor() ? words(comparison.floorSpread(), result.unit()) : "",
        comparison.hasFloor() ? words(comparison.ratio(), "") : "",
        result.goalWords());
  }

  private static String words(Spread spread, String unit) {
    var form = unit.isEmpty() ? "%.2f (%.2f to %.2f)" : "%,.0f (%,.0f to %,.0f)";
    if (unit.startsWith("ms") || unit.equals("s")) {
      form = "%,.1f (%,.1f to %,.1f)";
    }
    return String.format(Locale.UK, form, spread.median(), spread.least(), spread.most());
  }

  private String notes() {
    return findings.notes().stream().map(note -> "- " + note + "\n").collect(Collectors.joining());
  }

  private String about() {
    return "%s On %s.".formatted(profile, machine.words());
  }

  private ObjectNode json() {
    var root = JSON.createObjectNode();
    root.put("takenOn", takenOn.toString()).put("profile", profile);
    root.set("machine", JSON.valueToTree(machine));
    var results = root.putArray("results");
    findings.results().forEach(result -> add(results, result));
    findings.notes().forEach(root.putArray("notes")::add);
    return root;
  }

  private static void add(ArrayNode results, Result result) {
    var comparison = result.comparison();
    var entry = results.addObject();
    entry.put("id", result.id()).put("subject", result.subject());
    entry.put("unit", result.unit());
    entry.set("suite", spread(comparison.subjectSpread(), comparison.subject()));
    if (comparison.hasFloor()) {
      entry.put("floor", result.floor());
      entry.set("beside", spread(comparison.floorSpread(), comparison.floor()));
      entry.set("ratio", JSON.valueToTree(comparison.ratio()));
    }
    result
        .goal()
        .ifPresent(goal -> entry.put("goal", goal.words()).put("goalMet", result.isMet(goal)));
  }

  private static ObjectNode spread(Spread spread, List<Double> rounds) {
    ObjectNode node = JSON.valueToTree(spread);
    rounds.forEach(node.putArray("rounds")::add);
    return node;
  }
}

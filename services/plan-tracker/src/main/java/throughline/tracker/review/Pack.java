package throughline.tracker.review;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.commentary.Commentary;
import throughline.tracker.commentary.NextStep;
import throughline.tracker.target.Status;

/**
 * What is handed to a meeting: only what was signed off, so that it is the same whenever it is
 * made.
 *
 * @param written the commentary that was signed off, by measure
 */
record Pack(Review review, Review.Signed signed, Map<String, Commentary> written) {

  private static final List<String> HEADER =
      List.of(
          "Quarter",
          "Measure",
          "Figure",
          "Status",
          "Status in a sentence",
          "Target",
          "What became of the target",
          "Off track",
          "Outlook",
          "Direction",
          "What is happening",
          "Why",
          "What next",
          "Who",
          "By when",
          "Signed off by",
          "Signed off on");

  /** What was written about a measure; null if nobody has. */
  public Commentary commentaryOf(String measure) {
    return written.get(measure);
  }

  public Statement statement() {
    return signed.statement();
  }

  /** How many measures are how well on track: "2 on track, 1 behind, 1 off track". */
  public String summary() {
    var counts =
        Arrays.stream(Status.values())
            .filter(status -> statement().count(status) > 0)
            .map(status -> statement().count(status) + " " + status.counted())
            .collect(Collectors.joining(", "));
    return counts.isEmpty() ? "No measure has a figure or a target." : counts + ".";
  }

  /** As a file's name, without its ending. */
  String fileName() {
    return "review-" + review.key();
  }

  /** A row for each measure, or for each step that is next of it. */
  void writeTable(OutputStream out, TableWriter.Kind kind) throws IOException {
    try (var table = TableWriter.to(out, kind, "Review", HEADER)) {
      for (var each : statement().measures()) {
        rows(
            table,
            commentaryOf(each.measure()),
            each.title(),
            each.text(),
            each.status().label(),
            each.sentence(),
            each.target(),
            each.targetChange(),
            each.since(),
            each.outlook(),
            each.travel());
      }
      for (var each : statement().judged()) {
        rows(
            table,
            commentaryOf(each.measure()),
            each.title(),
            "Judged in words",
            each.state().words(),
            each.anew().isEmpty() ? each.sentence() : each.sentence() + ". " + each.anew(),
            null,
            null,
            each.since(),
            null,
            null);
      }
    }
  }

  private void rows(TableWriter table, Commentary commentary, String... standing)
      throws IOException {
    var steps = commentary == null ? List.<NextStep>of() : commentary.next();
    for (int i = 0; i < Math.max(1, steps.size()); i++) {
      var row = new ArrayList<Object>();
      row.add(review.quarter().label());
      row.addAll(Arrays.asList(standing));
      row.add(commentary == null ? null : commentary.happening());
      row.add(commentary == null ? null : commentary.why());
      var step = i < steps.size() ? steps.get(i) : null;
      row.add(step == null ? null : step.what());
      row.add(step == null ? null : step.owner());
      row.add(step == null ? null : step.due());
      row.add(signed.by());
      row.add(London.dateOf(signed.at()));
      table.row(row.toArray());
    }
  }
}

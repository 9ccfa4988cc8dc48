package throughline.tracker.review;

import java.io.IOException;
import java.io.OutputStream;
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

  public Commentary commentaryOf(SignedMeasure measure) {
    return written.get(measure.measure());
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
      for (var measure : statement().measures()) {
        var commentary = commentaryOf(measure);
        var steps = commentary == null ? List.<NextStep>of() : commentary.next();
        for (int i = 0; i < Math.max(1, steps.size()); i++) {
          row(table, measure, commentary, i < steps.size() ? steps.get(i) : null);
        }
      }
      for (var judged : statement().judged()) {
        row(table, judged);
      }
    }
  }

  private void row(TableWriter table, SignedJudgement judged) throws IOException {
    var row = new Object[HEADER.size()];
    row[0] = review.quarter().label();
    row[1] = judged.title();
    row[2] = "Judged in words";
    row[3] = judged.state().words();
    row[4] = judged.sentence();
    row[HEADER.size() - 2] = signed.by();
    row[HEADER.size() - 1] = London.dateOf(signed.at());
    table.row(row);
  }

  private void row(TableWriter table, SignedMeasure measure, Commentary commentary, NextStep step)
      throws IOException {
    table.row(
        review.quarter().label(),
        measure.title(),
        measure.text(),
        measure.status().label(),
        measure.sentence(),
        measure.target(),
        measure.since(),
        measure.outlook(),
        measure.travel(),
        commentary == null ? null : commentary.happening(),
        commentary == null ? null : commentary.why(),
        step == null ? null : step.what(),
        step == null ? null : step.owner(),
        step == null ? null : step.due(),
        signed.by(),
        London.dateOf(signed.at()));
  }
}

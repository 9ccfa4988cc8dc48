package throughline.tracker.review;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.platform.core.time.London;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.SelfAssessments;
import throughline.tracker.plan.target.Status;
import throughline.tracker.review.commentary.Commentary;

/** What is handed to a meeting: only what was signed off, so that it never changes. */
record Pack(Signature signature, Map<String, Commentary> written, PackBeside beside) {

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

  private static final List<String> OF_WORKBOOK = List.of("Counted", "Out of", "Mark");

  private static final List<Object> NO_PARTS = Arrays.asList(null, null, null);
  private static final int FIGURE = HEADER.indexOf("Figure");

  public Commentary commentaryOf(String measure) {
    return written.get(measure);
  }

  public Statement statement() {
    return signed().statement();
  }

  public String summary() {
    var counts =
        Arrays.stream(Status.values())
            .filter(status -> statement().count(status) > 0)
            .map(status -> statement().count(status) + " " + status.counted())
            .collect(Collectors.joining(", "));
    var figures = counts.isEmpty() ? "No measure has a figure or a target." : counts + ".";
    var judged =
        SelfAssessments.words(statement().judged().stream().map(SignedAssessment::state).toList());
    return judged.isEmpty() ? figures : "%s Judged in words: %s.".formatted(figures, judged);
  }

  public Review review() {
    return signature.review();
  }

  public Review.Signed signed() {
    return signature.signed();
  }

  public Optional<Review.Checked> checked() {
    return signature.checked();
  }

  public String place() {
    var before = signature.before();
    return before == null
        ? ""
        : "It replaces what %s signed off on %s, which %s reopened: %s"
            .formatted(
                before.signed().by(),
                London.date(London.dateOf(before.signed().at())),
                before.by(),
                before.reason());
  }

  public List<String> differences() {
    var before = signature.before();
    return before == null ? List.of() : before.differences(signed());
  }

  /** A step of what is off track. */
  public record Next(String title, Commentary.NextStep step) {}

  /** Who does what next, what is due first. */
  public List<Next> next() {
    return Stream.concat(
            statement().offTrack().stream().flatMap(each -> next(each.measure(), each.title())),
            statement().judgedOffTrack().stream()
                .flatMap(each -> next(each.measure(), each.title())))
        .sorted(Comparator.comparing(next -> next.step().due()))
        .toList();
  }

  private Stream<Next> next(String measure, String title) {
    return Optional.ofNullable(commentaryOf(measure)).stream()
        .flatMap(commentary -> commentary.next().stream())
        .map(step -> new Next(title, step));
  }

  /** What is counted on a day, and not over the quarter, says on which. */
  public String textOf(SignedMeasure measure) {
    return beside.stocks().contains(measure.measure())
        ? "%s on %s".formatted(measure.text(), London.date(review().quarter().lastDay()))
        : measure.text();
  }

  void writeTable(OutputStream out, TableWriter.Kind kind, boolean isMadeUp) throws IOException {
    try (var table =
        TableWriter.to(out, kind, "Review", ofKind(kind, HEADER, OF_WORKBOOK, FIGURE + 1))) {
      for (var each : statement().measures()) {
        rows(
            table,
            commentaryOf(each.measure()),
            ofKind(kind, performance(each), parts(each), FIGURE));
      }
      for (var each : statement().judged()) {
        rows(
            table, commentaryOf(each.measure()), ofKind(kind, performance(each), NO_PARTS, FIGURE));
      }
      for (var each : beside.milestones()) {
        var step =
            new Commentary.NextStep(
                each.report().whatNext(), each.ownership().owner(), each.date());
        row(table, null, ofKind(kind, performance(each), NO_PARTS, FIGURE), step);
      }
      table.notes(notes(isMadeUp));
    }
  }

  private static List<Object> performance(SignedMeasure measure) {
    return Arrays.asList(
        measure.title(),
        measure.amount().<Object>map(of -> of.cell(measure.text())).orElse(measure.text()),
        measure.status().label(),
        measure.sentence(),
        measure.target(),
        measure.targetChange(),
        measure.since(),
        measure.outlook(),
        measure.travel());
  }

  private static List<Object> performance(SignedAssessment judged) {
    var sentence = judged.sentence();
    return Arrays.asList(
        judged.title(),
        "Judged in words",
        judged.state().words(),
        judged.anew().isEmpty() ? sentence : sentence + ". " + judged.anew(),
        null,
        null,
        judged.since(),
        null,
        null);
  }

  private static List<Object> performance(MilestoneView milestone) {
    return Arrays.asList(
        milestone.milestone().text(),
        "Milestone",
        milestone.status().words(),
        milestone.dateText() + milestone.slip().map(slip -> ". " + slip.words()).orElse(""),
        null,
        null,
        null,
        null,
        null);
  }

  private static <T> List<T> ofKind(
      TableWriter.Kind kind, List<T> all, List<T> ofWorkbook, int at) {
    var columns = new ArrayList<>(all);
    if (kind == TableWriter.Kind.XLSX) {
      columns.addAll(at, ofWorkbook);
    }
    return columns;
  }

  private static List<Object> parts(SignedMeasure measure) {
    var amount = measure.amount();
    return Arrays.asList(
        amount.map(SignedAmount::numerator).orElse(null),
        amount.map(SignedAmount::denominator).orElse(null),
        measure.isProvisional() ? "[p]" : null);
  }

  private void rows(TableWriter table, Commentary commentary, List<Object> performance)
      throws IOException {
    var steps = commentary == null ? List.<Commentary.NextStep>of() : commentary.next();
    for (int i = 0; i < Math.max(1, steps.size()); i++) {
      row(table, commentary, performance, i < steps.size() ? steps.get(i) : null);
    }
  }

  private void row(
      TableWriter table, Commentary commentary, List<Object> performance, Commentary.NextStep step)
      throws IOException {
    var row = new ArrayList<Object>();
    row.add(review().quarter().label());
    row.addAll(performance);
    row.add(commentary == null ? null : commentary.happening());
    row.add(commentary == null ? null : commentary.why());
    row.add(step == null ? null : step.what());
    row.add(step == null ? null : step.owner());
    row.add(step == null ? null : step.due());
    row.add(signed().by());
    row.add(London.dateOf(signed().at()));
    table.row(row.toArray());
  }

  private Map<String, String> notes(boolean isMadeUp) {
    var notes = new LinkedHashMap<String, String>();
    if (isMadeUp) {
      notes.put("Demonstration", "All people and figures are made up.");
    }
    notes.put(
        "What it is",
        "Libraries and Heritage Strategy: the review of %s. A row for each measure, or for each step that is next of it; then one for each milestone, by its date."
            .formatted(review().quarter().label()));
    notes.put("In short", summary());
    notes.put(
        "Signed off",
        "By %s on %s.%s"
            .formatted(
                signed().by(),
                London.moment(signed().at()),
                signed().note().isEmpty() ? "" : " " + signed().note()));
    if (!place().isEmpty()) {
      notes.put("Signed off anew", place());
    }
    notes.put(
        "As known",
        "All figures are as known when it was signed off, and statuses are of the end of %s."
            .formatted(London.date(review().quarter().lastDay())));
    notes.put(
        "Figure",
        "A number in the measure's unit: percentages are shares of 1, time is in days and shown in hours. Of a percentage, Counted and Out of are its two parts. Words stand where there is no number.");
    notes.put("[x]", "Not available: its source was not heard of, which is not 0.");
    notes.put("[p]", "Provisional: what happens within some time, such as 90 days, still counted.");
    return notes;
  }
}

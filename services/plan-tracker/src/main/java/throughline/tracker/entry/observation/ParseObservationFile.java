package throughline.tracker.entry.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import throughline.contracts.places.Library;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.entry.ImportFiles;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.observation.ImportObservations.ImportedFigures.Line;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.Period;
import throughline.tracker.shared.SheetErrors;

/** Reads a file of past figures, by the rules of the form, and names every wrong row and column. */
final class ParseObservationFile {

  private static final Column MEASURE = Column.required("measure", "Measure");
  private static final Column PERIOD = Column.required("period", "Period");
  private static final Column PLACE = Column.optional("place", "Place");
  private static final Column FIGURE = Column.required("value", "Figure");
  private static final Column SOURCE = Column.optional("source", "Source");
  private static final Column REASON = Column.optional("reason", "Reason");
  private static final List<Column> COLUMNS =
      List.of(MEASURE, PERIOD, PLACE, FIGURE, SOURCE, REASON);

  private final Handle handle;
  private final Measures measures;
  private final ApprovalRule approval;
  private final LocalDate today;
  private final ImportFiles.About about;
  private final SheetErrors errors = new SheetErrors();
  private final Map<String, Beside> entered = new HashMap<>();
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final Map<String, String> placeOf = new HashMap<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<ManualEntry> facts = new ArrayList<>();
  private SheetColumns columns;

  ParseObservationFile(
      Handle handle,
      Measures measures,
      ApprovalRule approval,
      LocalDate today,
      ImportFiles.About about) {
    this.handle = handle;
    this.measures = measures;
    this.approval = approval;
    this.today = today;
    this.about = about;
  }

  ImportObservations.ImportedFigures read(Rows rows) {
    columns = SheetColumns.of(rows.header(), COLUMNS);
    errors.readAll(rows, this::read);
    errors.throwIfAny();
    return new ImportObservations.ImportedFigures(lines, facts);
  }

  private void read(Row row) {
    int before = errors.size();
    errors.checkWhole(row);
    var measure = measure(columns.text(row, MEASURE));
    if (measure.isEmpty()) {
      errors.wrong(
          row,
          MEASURE,
          "is no measure that is reported by hand. Write the title or id of one that is");
      return;
    }
    var typed = request(row, measure.get());
    var fields = ObservationRequest.fields();
    var id = typed.id(fields, measure.get(), today);
    var said = typed.said(fields, measure.get());
    errors.wrong(row, COLUMNS, fields.errors());
    if (errors.size() == before) {
      add(row, id, said);
    }
  }

  private Optional<Measure> measure(String typed) {
    return measures.all().stream()
        .filter(Measure::isEntered)
        .filter(each -> typed.equals(each.id()) || typed.equalsIgnoreCase(each.title()))
        .findFirst();
  }

  private ObservationRequest request(Row row, Measure measure) {
    var frequency = measure.rule().orElseThrow().frequency();
    var period = columns.text(row, PERIOD);
    var read = PeriodText.read(frequency, period);
    if (read.isEmpty()) {
      errors.wrong(row, PERIOD, "must be " + PeriodText.example(frequency));
    }
    return new ObservationRequest(
        read.orElseGet(() -> Period.lastEnded(frequency, today)).lastDay().toString(),
        place(columns.text(row, PLACE)),
        measure.unit() == Unit.PERCENT ? percentage(row) : columns.text(row, FIGURE),
        or(columns.text(row, SOURCE), about.source()),
        or(columns.text(row, REASON), about.reason()));
  }

  private String percentage(Row row) {
    var typed = columns.text(row, FIGURE);
    if (!typed.matches("\\d{0,3}(\\.\\d+)?\\s*%?") || !typed.matches(".*\\d.*")) {
      return typed;
    }
    var number = new BigDecimal(typed.replaceFirst("\\s*%$", ""));
    if (!typed.endsWith("%") && number.signum() > 0 && number.compareTo(BigDecimal.ONE) <= 0) {
      errors.wrong(
          row,
          FIGURE,
          "is %s, which may be a percentage or a share of 1. Write it with its sign, such as 61.5%%"
              .formatted(typed));
    }
    return number.setScale(2, RoundingMode.HALF_UP).toPlainString();
  }

  private static String or(String typed, String ofAll) {
    return typed.isEmpty() ? ofAll : typed;
  }

  private static String place(String typed) {
    if (typed.equalsIgnoreCase("county") || typed.equalsIgnoreCase("whole county")) {
      return "";
    }
    return Library.seed().stream()
        .filter(each -> typed.equalsIgnoreCase(each.name()))
        .map(Library::code)
        .findFirst()
        .orElse(typed);
  }

  private void add(Row row, ObservationId id, ObservationView.Said said) {
    var first = rowOf.putIfAbsent(id.fact(), row.number());
    if (first != null) {
      errors.wrong(
          row,
          PERIOD,
          "is the same measure, period and place as row %d. Remove one of them".formatted(first));
      return;
    }
    var beside =
        entered.computeIfAbsent(
            id.measure().id(), key -> Beside.of(handle, measures, id.measure()));
    var waiting = beside.waiting(id);
    if (waiting.isPresent()) {
      addBesideWaiting(row, waiting.get(), said);
      return;
    }
    var before = beside.same(id).filter(view -> !view.latest().withdrawn());
    if (before.isPresent()) {
      addChange(row, before.get(), beside, said);
    } else {
      addNew(row, id, beside, said);
    }
  }

  private void addBesideWaiting(Row row, Proposal waiting, ObservationView.Said said) {
    if (!waiting.isWithdrawal() && waiting.said().equals(said)) {
      note(row, waiting.id(), said, waiting.text(), ImportFiles.Beside.SAME, true);
    } else {
      errors.wrong(row, FIGURE, ApprovalRule.words(waiting));
    }
  }

  private void addChange(
      Row row, ObservationView before, Beside beside, ObservationView.Said said) {
    var latest = before.latest();
    if (latest.said().equals(said)) {
      note(row, before.id(), said, before.text(), ImportFiles.Beside.SAME, false);
      return;
    }
    var fields = ObservationRequest.fields();
    var reason =
        ObservationRequest.reason(
            fields,
            or(columns.text(row, REASON), about.reason()),
            "%s is entered already. Say why it is corrected, here or for the whole file"
                .formatted(before.text()));
    errors.wrong(row, COLUMNS, fields.errors());
    var fact = Observations.fact(before.id(), latest.version(), Observations.ENTERED, said, reason);
    record(row, before.id(), said, before.text(), ImportFiles.Beside.CHANGED, beside, fact);
  }

  private void addNew(Row row, ObservationId id, Beside beside, ObservationView.Said said) {
    beside.twice(id).ifPresent(problem -> errors.wrong(row, PLACE, problem.message()));
    var period = id.measure().id() + id.period().from();
    var other = placeOf.putIfAbsent(period, id.place());
    if (other != null && other.isEmpty() != id.place().isEmpty()) {
      errors.wrong(
          row,
          PLACE,
          "the file has the whole county and a library for the same period, which would be counted twice. Keep one of them");
    }
    var fact = Observations.fact(id, beside.version(id), Observations.ENTERED, said, null);
    record(row, id, said, "", ImportFiles.Beside.NEW, beside, fact);
  }

  private void record(
      Row row,
      ObservationId id,
      ObservationView.Said said,
      String before,
      ImportFiles.Beside kind,
      Beside beside,
      ManualEntry fact) {
    var submitted = approval.submitted(id.measure(), fact, beside.proposal(id));
    facts.add(submitted);
    note(row, id, said, before, kind, ApprovalRule.waiting(submitted).isPresent());
  }

  private void note(
      Row row,
      ObservationId id,
      ObservationView.Said said,
      String before,
      ImportFiles.Beside kind,
      boolean waits) {
    var figure = FigureText.of(said.value(), id.measure().unit());
    lines.add(
        new Line(row.number(), id.measure().title(), id.words(), figure, before, kind, waits));
  }
}

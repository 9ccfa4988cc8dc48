package throughline.tracker.plan.register;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.plan.milestone.MilestoneReport;
import throughline.tracker.plan.milestone.MilestoneRequest;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipRequest;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.target.TargetCells;
import throughline.tracker.plan.target.TargetSheet;
import throughline.tracker.shared.SheetErrors;

/**
 * Reads the register back from a file, by the rules of its forms. An empty cell leaves what is
 * there, and a row that changes nothing is no entry. Where it says in words how something stands, a
 * reason of its own is a change.
 */
final class ParseRegisterFile {

  private static final Column ID = Column.required("id", "Id");
  private static final Column OWNER = Column.optional("owner", "Owner");
  private static final Column FREQUENCY = Column.optional("frequency", "Frequency");
  private static final Column NEXT_UPDATE = Column.optional("nextUpdate", "Next update");
  private static final Column BASELINE = Column.optional("baselineNote", "Baseline");
  private static final Column STATE = Column.optional("state", "State");
  private static final Column DATE = Column.optional("dueOn", "Expected date");
  private static final Column DONE_ON = Column.optional("doneOn", "Done on");
  private static final Column CONFIDENCE = Column.optional("confidence", "Confidence");
  private static final Column WHAT_NEXT = Column.optional("whatNext", "What next");
  private static final Column TARGET_YEAR = Column.optional("year", "Target year");
  private static final Column TARGET = Column.optional("value", "Target");
  private static final Column TARGET_BASELINE = Column.optional("start", "Target baseline");
  private static final Column TARGET_TYPE = Column.optional("type", "Target type");
  private static final Column TOLERANCE = Column.optional("tolerance", "Tolerance");
  private static final Column TARGET_VERSION = Column.optional("version", "Target version");
  private static final Column VERSION = Column.optional("ownVersion", "Version");
  private static final Column REASON = Column.optional("reason", "Reason");

  /** The last one is never empty: a spreadsheet program drops what is, at the end of a row. */
  private static final List<Column> COLUMNS =
      List.of(
          ID,
          Column.optional("kind", "Kind"),
          Column.optional("title", "Title"),
          Column.optional("now", "Status now"),
          OWNER,
          FREQUENCY,
          NEXT_UPDATE,
          BASELINE,
          STATE,
          DATE,
          DONE_ON,
          CONFIDENCE,
          WHAT_NEXT,
          TARGET_YEAR,
          TARGET,
          TARGET_BASELINE,
          TARGET_TYPE,
          TOLERANCE,
          TARGET_VERSION,
          REASON,
          VERSION);

  private static final List<Column> OF_MILESTONES = List.of(DATE, DONE_ON, CONFIDENCE, WHAT_NEXT);
  private static final List<Column> OF_TARGETS =
      List.of(TARGET, TARGET_BASELINE, TARGET_TYPE, TOLERANCE);
  private static final int LONGEST_REASON = 500;

  private static final Map<String, String> FREQUENCIES =
      Map.of("MONTHLY", "MONTH", "QUARTERLY", "QUARTER", "YEARLY", "YEAR", "ANNUALLY", "YEAR");

  private final Register register;
  private final ActionPlan plan;
  private final TargetSheet targets;
  private final Map<String, OwnershipView> measures;
  private final Map<String, MilestoneView> milestones;
  private final String reasonOfAll;
  private final SheetErrors errors = new SheetErrors();
  private final Map<String, Integer> rowOf = new HashMap<>();
  private final List<ManualEntry> facts = new ArrayList<>();
  private SheetColumns columns;

  ParseRegisterFile(Register register, ActionPlan plan, TargetSheet targets, String reasonOfAll) {
    this.register = register;
    this.plan = plan;
    this.targets = targets;
    this.measures = byId(register.measures(), view -> view.measure().id());
    this.milestones = byId(register.milestones(), MilestoneView::id);
    this.reasonOfAll = reasonOfAll;
  }

  private static <T> Map<String, T> byId(List<T> views, Function<T, String> id) {
    return views.stream().collect(Collectors.toMap(id, view -> view));
  }

  static List<String> header() {
    return COLUMNS.stream().map(Column::label).toList();
  }

  List<ManualEntry> read(Rows rows) {
    columns = SheetColumns.of(rows.header(), List.of(ID));
    errors.readAll(rows, this::read);
    errors.throwIfAny();
    return facts;
  }

  private void read(Row row) {
    errors.checkWhole(row);
    var id = columns.text(row, ID);
    var first = rowOf.putIfAbsent(id, row.number());
    if (first != null) {
      errors.wrong(row, ID, "is that of row %d, too. Remove one of them".formatted(first));
    } else if (measures.containsKey(id)) {
      measure(row, measures.get(id));
    } else if (milestones.containsKey(id)) {
      milestone(row, milestones.get(id));
    } else {
      errors.wrong(
          row,
          ID,
          "is no measure or milestone of the plan. Take the ids from the file that you can download");
    }
  }

  private void measure(Row row, OwnershipView before) {
    refuse(row, OF_MILESTONES, "is for milestones. Leave it empty here");
    var changed = new ArrayList<Function<String, ManualEntry>>();
    answering(row, before).ifPresent(changed::add);
    target(row, before.measure()).ifPresent(changed::add);
    if (!changed.isEmpty()) {
      reason(row).ifPresent(reason -> changed.forEach(fact -> facts.add(fact.apply(reason))));
    }
  }

  private void refuse(Row row, List<Column> filled, String why) {
    filled.stream()
        .filter(column -> !columns.text(row, column).isEmpty())
        .forEach(column -> errors.wrong(row, column, why));
  }

  private Optional<Function<String, ManualEntry>> answering(Row row, OwnershipView before) {
    var fields = new Fields().withChoicesInWords();
    var ownership = ownership(row, before.latest()).read(fields, before.latest(), register.day());
    before.problem(ownership).ifPresent(problem -> fields.reject("frequency", problem));
    var state =
        before.readState(
            fields, constant(row, STATE, before.state() == null ? "" : before.state().name()));
    var isChanged =
        !ownership.equals(before.latest())
            || state != before.state()
            || ownReason(row).filter(before::isJudgedAnew).isPresent();
    if (!note(row, fields.errors()) || !isChanged) {
      return Optional.empty();
    }
    checkVersion(row, before.version());
    return Optional.of(
        reason -> Ownerships.fact(before.measure(), before.version(), ownership, state, reason));
  }

  private Optional<Function<String, ManualEntry>> target(Row row, Measure measure) {
    var typed =
        new TargetCells(
            columns.text(row, TARGET_YEAR),
            columns.text(row, TARGET),
            columns.text(row, TARGET_BASELINE),
            columns.text(row, TARGET_TYPE),
            columns.text(row, TOLERANCE),
            targetVersion(row));
    try {
      return targets.change(measure, typed);
    } catch (InvalidInput wrong) {
      wrong.errors().forEach(error -> note(row, List.of(atAmount(error))));
      return Optional.empty();
    }
  }

  /** A range is typed in the column of the amount. */
  private static FieldError atAmount(FieldError error) {
    return error.field().matches("lower|upper")
        ? new FieldError(TARGET.key(), error.message())
        : error;
  }

  /** The register leaves it empty where there is no target; a file without it says nothing. */
  private String targetVersion(Row row) {
    var typed = columns.text(row, TARGET_VERSION);
    return typed.isEmpty() && columns.has(TARGET_VERSION.label())
        ? String.valueOf(TargetCells.NO_TARGET)
        : typed;
  }

  private void milestone(Row row, MilestoneView before) {
    refuse(row, OF_TARGETS, "is for measures. Leave it empty here");
    var fields = new Fields().withChoicesInWords();
    var report = request(row, before.report()).read(fields, before.report(), plan, register.day());
    before.refuseDoneTooEarly(fields, report);
    var isChanged =
        !report.equals(before.report())
            || ownReason(row).filter(before::isReportedAnew).isPresent();
    if (isChanged) {
      MilestoneRequest.refusePassed(fields, report, register.day());
    }
    if (note(row, fields.errors()) && isChanged) {
      checkVersion(row, before.version());
      reason(row)
          .ifPresent(reason -> facts.add(report.fact(before.id(), before.version(), reason)));
    }
  }

  private MilestoneRequest request(Row row, MilestoneReport before) {
    var state = constant(row, STATE, before.state().map(Enum::name).orElse(""));
    var doneOn = columns.text(row, DONE_ON);
    if (doneOn.isEmpty() && before.doneOn() != null && state.equals(MilestoneStatus.DONE.name())) {
      doneOn = before.doneOn().toString();
    }
    return new MilestoneRequest(
        state,
        text(row, DATE, before.dueOn().toString()),
        doneOn,
        constant(row, CONFIDENCE, before.confidence() == null ? "" : before.confidence().name()),
        text(row, WHAT_NEXT, before.whatNext()),
        ownership(row, before.ownership()),
        "");
  }

  private OwnershipRequest ownership(Row row, Ownership before) {
    var often =
        constant(row, FREQUENCY, before.frequency() == null ? "" : before.frequency().name())
            .replaceFirst("^EACH_", "");
    return new OwnershipRequest(
        text(row, OWNER, before.owner()),
        FREQUENCIES.getOrDefault(often, often),
        text(row, NEXT_UPDATE, before.nextUpdate() == null ? "" : before.nextUpdate().toString()),
        text(row, BASELINE, before.baselineNote()));
  }

  private String text(Row row, Column column, String before) {
    var typed = columns.text(row, column);
    return typed.isEmpty() ? before : typed;
  }

  private String constant(Row row, Column column, String before) {
    return text(row, column, before).toUpperCase(Locale.UK).replace(' ', '_');
  }

  private boolean note(Row row, List<FieldError> wrong) {
    errors.wrong(row, COLUMNS, wrong);
    return wrong.isEmpty();
  }

  private void checkVersion(Row row, long version) {
    var typed = columns.text(row, VERSION);
    if (!typed.isEmpty() && !typed.equals(String.valueOf(version))) {
      errors.wrong(
          row,
          VERSION,
          "somebody has changed this since the file was made. Download the register again and change that row there");
    }
  }

  /** That of the whole file is of what else it changes, and news of nothing. */
  private Optional<String> ownReason(Row row) {
    return TypedText.given(columns.text(row, REASON));
  }

  private Optional<String> reason(Row row) {
    var fields = new Fields().called("reason", "Reason");
    var reason =
        fields.text(
            "reason",
            text(row, REASON, reasonOfAll),
            LONGEST_REASON,
            "Say why it changes, here or for the whole file");
    note(row, fields.errors());
    return Optional.ofNullable(reason);
  }
}

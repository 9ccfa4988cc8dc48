package throughline.tracker.plan.register;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.TargetCells;
import throughline.tracker.plan.target.TargetSheet;

/** The register as a page and as a file, which a strategy lead fills in and sends back. */
@Singleton
class KeepRegister {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(1_000);
  private static final int LONGEST_REASON = 500;

  private final PlanData data;
  private final ActionPlan plan;

  KeepRegister(PlanData data, ActionPlan plan) {
    this.data = data;
    this.plan = plan;
  }

  Register today() {
    return data.read(this::read);
  }

  private Register read(Handle handle) {
    var today = data.today();
    var all = data.measures(handle);
    var followed = Retirements.read(handle, today).followed(all.all());
    return Register.read(
        handle, plan, all, AssessPerformance.read(handle, all, followed, today), today);
  }

  private record Filled(Register register, TargetSheet targets) {}

  void write(OutputStream out, TableWriter.Kind kind) throws IOException {
    var filled =
        data.read(
            handle ->
                new Filled(
                    read(handle), TargetSheet.read(handle, data.measures(handle), data.today())));
    var read = filled.register();
    try (var table = TableWriter.to(out, kind, "Register", ParseRegisterFile.header())) {
      for (var view : read.measures()) {
        var line = RegisterLine.of(view, read.performances().get(view.measure().id()));
        measure(table, view, line, filled.targets().cells(view.measure()));
      }
      for (var view : read.milestones()) {
        milestone(table, view, RegisterLine.of(view));
      }
    }
  }

  private static void measure(
      TableWriter table, OwnershipView view, RegisterLine line, TargetCells target)
      throws IOException {
    row(
        table,
        line,
        view.state() == null ? null : view.state().words(),
        Arrays.asList(null, null, null, null),
        List.of(
            target.year(),
            target.amount(),
            target.start(),
            target.type(),
            target.tolerance(),
            target.version()));
  }

  private static void milestone(TableWriter table, MilestoneView view, RegisterLine line)
      throws IOException {
    var report = view.report();
    row(
        table,
        line,
        report.state().map(state -> state.words()).orElse(null),
        Arrays.asList(
            report.dueOn(),
            report.doneOn(),
            report.confidence() == null ? null : report.confidence().words(),
            report.whatNext()),
        Collections.nCopies(6, null));
  }

  private static void row(
      TableWriter table, RegisterLine line, String state, List<?> report, List<?> target)
      throws IOException {
    var ownership = line.ownership();
    var row =
        new ArrayList<Object>(
            Arrays.asList(
                line.id(),
                line.kind(),
                line.title(),
                line.state(),
                ownership.owner(),
                frequency(ownership),
                ownership.nextUpdate(),
                ownership.baselineNote(),
                state));
    row.addAll(report);
    row.addAll(target);
    row.add(null);
    row.add(line.version());
    table.row(row.toArray());
  }

  private static String frequency(Ownership ownership) {
    return ownership.frequency() == null ? null : FieldWords.titled(ownership.frequency().name());
  }

  /** Takes all of it, or nothing, and says how many entries it changed. */
  int take(Path file, String name, String reason, SignedIn who) {
    var fields = new Fields();
    var ofAll = fields.optionalText("reason", reason, LONGEST_REASON).orElse("");
    fields.throwIfAny();
    return data.record(who, (handle, person) -> changes(handle, file, name, ofAll)).size();
  }

  private List<ManualEntry> changes(Handle handle, Path file, String name, String reason) {
    var today = data.today();
    var all = data.measures(handle);
    var register = Register.read(handle, plan, all, Map.of(), today);
    var targets = TargetSheet.read(handle, all, today);
    try (var rows = Rows.open(file, name, LIMITS)) {
      return new ParseRegisterFile(register, plan, targets, reason).read(rows);
    }
  }
}

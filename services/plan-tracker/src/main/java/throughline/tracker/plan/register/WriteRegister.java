package throughline.tracker.plan.register;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.target.TargetCells;

/** Writes the register to a file that may be filled in and sent back. */
@Singleton
class WriteRegister {

  private final BrowseRegister register;

  WriteRegister(BrowseRegister register) {
    this.register = register;
  }

  void write(OutputStream out, TableWriter.Kind kind) throws IOException {
    var filled = register.filled();
    var read = filled.register();
    try (var table = TableWriter.to(out, kind, "Register", RegisterColumns.ALL)) {
      for (var view : read.measures()) {
        var line = RegisterLine.of(view, read.standings().get(view.measure().id()));
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
    var ownership = view.latest();
    table.row(
        line.id(),
        line.kind(),
        line.title(),
        line.state(),
        ownership.owner(),
        frequency(ownership),
        ownership.nextUpdate(),
        ownership.baselineNote(),
        view.state() == null ? null : view.state().words(),
        null,
        null,
        null,
        null,
        target.year(),
        target.amount(),
        target.start(),
        target.type(),
        target.tolerance(),
        target.version(),
        null,
        line.version());
  }

  private static void milestone(TableWriter table, MilestoneView view, RegisterLine line)
      throws IOException {
    var report = view.report();
    var ownership = view.ownership();
    table.row(
        line.id(),
        line.kind(),
        line.title(),
        line.state(),
        ownership.owner(),
        frequency(ownership),
        ownership.nextUpdate(),
        ownership.baselineNote(),
        report.state().map(state -> state.words()).orElse(null),
        report.dueOn(),
        report.doneOn(),
        report.confidence() == null ? null : report.confidence().words(),
        report.whatNext(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        line.version());
  }

  private static String frequency(Ownership ownership) {
    return ownership.frequency() == null ? null : FieldWords.titled(ownership.frequency().name());
  }
}

package throughline.tracker.plan.register;

import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.plan.target.TargetSheet;

/** A strategy lead sets owners, targets, dates and states of the whole plan by one file. */
@Singleton
class TakeRegisterFile {

  private static final TableLimits LIMITS = TableLimits.USUAL.withRows(1_000);
  private static final int LONGEST_REASON = 500;

  private final RecordEntry ownFacts;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  TakeRegisterFile(RecordEntry ownFacts, MeasureStore measures, ActionPlan plan, Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  int take(Path file, String name, String reason, SignedIn who) {
    var fields = new Fields();
    var ofAll = fields.optionalText("reason", reason, LONGEST_REASON).orElse("");
    fields.throwIfAny();
    return ownFacts.record(who, handle -> changes(handle, file, name, ofAll)).size();
  }

  private List<ManualEntry> changes(Handle handle, Path file, String name, String reason) {
    var today = London.today(clock);
    var all = measures.read(handle);
    var register = Register.read(handle, plan, all, Map.of(), today);
    var targets = TargetSheet.read(handle, all, today);
    try (var rows = Rows.open(file, name, LIMITS)) {
      return new ParseRegisterFile(register, plan, targets, reason).read(rows);
    }
  }
}

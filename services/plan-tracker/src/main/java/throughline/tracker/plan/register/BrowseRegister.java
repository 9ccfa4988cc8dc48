package throughline.tracker.plan.register;

import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.plan.retirement.Retirements;
import throughline.tracker.plan.target.AssessPerformance;
import throughline.tracker.plan.target.TargetSheet;

/** Reads the register as it is today. */
@Singleton
class BrowseRegister {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  BrowseRegister(
      ReadOnlyTransactions snapshots, MeasureStore measures, ActionPlan plan, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  Register today() {
    return snapshots.read(this::read);
  }

  /** The register as a file is filled with it, of one moment. */
  record Filled(Register register, TargetSheet targets) {}

  Filled filled() {
    return snapshots.read(
        handle ->
            new Filled(
                read(handle),
                TargetSheet.read(handle, measures.read(handle), London.today(clock))));
  }

  private Register read(Handle handle) {
    var today = London.today(clock);
    var all = measures.read(handle);
    var followed = Retirements.read(handle, today).followed(all.all());
    return Register.read(
        handle, plan, all, AssessPerformance.read(handle, all, followed, today), today);
  }
}

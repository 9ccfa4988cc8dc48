package throughline.tracker.demo;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import throughline.platform.demo.DemoPart;
import throughline.platform.demo.DemoPeople;
import throughline.platform.demo.DemoStory;
import throughline.platform.demo.DemoYear;
import throughline.platform.demo.Tally;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.plan.ownership.OwnershipRequest;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SetOwnership;

/** Who answers for the measures; one is forgotten, so that the register has something to say. */
@ApplicationScoped
class MadeUpRegister implements DemoPart {

  private static final String FORGOTTEN = "staff-engagement";
  private static final String REASON = "Made up for the demonstration, as a review might agree";

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final SetOwnership setOwnership;

  MadeUpRegister(
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      ActionPlan plan,
      SetOwnership setOwnership) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.setOwnership = setOwnership;
  }

  @Override
  public List<DemoStory> stories(DemoYear year, DemoPeople people, Tally tally) {
    var lead = people.named("strategy-lead").signedIn();
    return snapshots.read(measures::read).all().stream()
        .filter(measure -> !measure.isEstimate() && !measure.id().equals(FORGOTTEN))
        .<DemoStory>map(
            measure ->
                time -> {
                  time.moveTo(MadeUpDays.agreed(year));
                  setOwnership.set(measure.id(), 0, typed(measure), state(measure), REASON, lead);
                })
        .toList();
  }

  private OwnershipRequest typed(Measure measure) {
    var priority = plan.priorityOfOutcome(measure.outcomes().get(0)).orElseThrow();
    return new OwnershipRequest(
        MadeUpOwners.of(priority), measure.isCounted() ? "" : "YEAR", null, "");
  }

  /** Of what has no figure that could judge it. */
  private static String state(Measure measure) {
    if (measure.isCounted() || !measure.isJudgedInWords()) {
      return null;
    }
    var states = SelfAssessment.values();
    return states[Math.floorMod(measure.id().hashCode(), states.length)].name();
  }
}

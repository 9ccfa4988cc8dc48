package throughline.tracker.plan.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.Measures;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.milestone.Milestones;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.ownership.Ownerships;
import throughline.tracker.plan.target.Performance;

/** Every measure that is followed and every milestone of the plan with who answers for it. */
public record Register(
    List<OwnershipView> measures,
    List<OwnershipView> retired,
    List<MilestoneView> milestones,
    Map<String, Performance> performances,
    LocalDate day) {

  public static Register read(
      Handle handle,
      ActionPlan plan,
      Measures measures,
      Map<String, Performance> performances,
      LocalDate day) {
    var all = Ownerships.all(handle, measures, day);
    return new Register(
        all.stream().filter(view -> view.retired().isEmpty()).toList(),
        all.stream().filter(view -> view.retired().isPresent()).toList(),
        Milestones.all(handle, plan, day),
        performances,
        day);
  }

  List<RegisterLine> lines() {
    return Stream.concat(
            measures.stream()
                .map(view -> RegisterLine.of(view, performances.get(view.measure().id()))),
            milestones.stream().map(RegisterLine::of))
        .toList();
  }

  public List<RegisterLine> withoutOwner() {
    return lines().stream().filter(line -> !line.ownership().hasOwner()).toList();
  }

  public List<RegisterLine> withoutState() {
    return lines().stream().filter(line -> !line.hasState()).toList();
  }

  public List<RegisterLine> overdue() {
    return lines().stream().filter(RegisterLine::isOverdue).toList();
  }

  public String coverage() {
    int all = lines().size();
    return "%d of %d have an owner, %d have a state"
        .formatted(all - withoutOwner().size(), all, all - withoutState().size());
  }
}

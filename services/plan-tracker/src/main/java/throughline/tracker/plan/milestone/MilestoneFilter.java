package throughline.tracker.plan.milestone;

import java.util.Arrays;
import java.util.List;
import throughline.platform.web.input.Form;

/**
 * What a list of milestones is narrowed to. What is no choice narrows nothing.
 *
 * @param status null for any
 * @param owner empty for any; {@link #NOBODY} for those without one
 * @param priority an id; empty for any
 */
public record MilestoneFilter(MilestoneStatus status, String owner, String priority) {

  static final String NOBODY = "nobody";

  static MilestoneFilter of(Form form) {
    return new MilestoneFilter(
        Arrays.stream(MilestoneStatus.values())
            .filter(status -> status.name().equals(form.value("state")))
            .findFirst()
            .orElse(null),
        form.value("owner").strip(),
        form.value("priority").strip());
  }

  List<MilestoneView> of(List<MilestoneView> all) {
    return all.stream().filter(this::takes).toList();
  }

  private boolean takes(MilestoneView view) {
    return (status == null || view.status() == status)
        && takesOwner(view.ownership().owner())
        && (priority.isEmpty() || view.priority().id().equals(priority));
  }

  private boolean takesOwner(String of) {
    return owner.isEmpty() || (owner.equals(NOBODY) ? of.isEmpty() : of.equalsIgnoreCase(owner));
  }
}

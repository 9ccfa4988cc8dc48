package throughline.tracker.plan.register;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import throughline.tracker.plan.milestone.MilestoneStatus;
import throughline.tracker.plan.milestone.MilestoneView;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipView;
import throughline.tracker.plan.target.Performance;

/** A measure or a milestone of the plan, with who answers for it. */
record RegisterLine(
    String kind,
    String id,
    String title,
    String path,
    String changePath,
    String statePath,
    Ownership ownership,
    String frequency,
    String state,
    boolean hasState,
    String next,
    boolean isOverdue,
    long version) {

  public String news() {
    if (next.isEmpty()) {
      return frequency;
    }
    var often = frequency.startsWith("Nobody") ? "By " : frequency + ", by ";
    return often + next;
  }

  UUID key() {
    return UUID.nameUUIDFromBytes((kind + " " + id).getBytes(StandardCharsets.UTF_8));
  }

  static RegisterLine of(OwnershipView view, Performance performance) {
    var measure = view.measure();
    var path = "/measures/" + measure.id();
    return new RegisterLine(
        "Measure",
        measure.id(),
        measure.title(),
        path,
        path + "/owner/change",
        view.takesState() ? path + "/owner/change" : path,
        view.latest(),
        view.frequencyText(),
        state(view, performance),
        view.takesState() ? view.state() != null : performance.isCompared(),
        view.nextText(),
        view.isOverdue(),
        view.version());
  }

  private static String state(OwnershipView view, Performance performance) {
    if (!view.takesState()) {
      return performance.status().label();
    }
    return view.state() == null ? "Nobody has said" : view.state().words();
  }

  static RegisterLine of(MilestoneView view) {
    var path = "/milestones/" + view.id();
    var often = view.ownership().frequency();
    return new RegisterLine(
        "Milestone",
        view.id(),
        view.milestone().text(),
        path,
        path + "/update",
        path + "/update",
        view.ownership(),
        often == null ? "Nobody has said" : "Each " + often.words(),
        view.status().words(),
        view.status() != MilestoneStatus.NOT_REPORTED,
        view.nextText(),
        view.isOverdue(),
        view.version());
  }
}

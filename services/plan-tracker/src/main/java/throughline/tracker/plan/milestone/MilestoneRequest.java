package throughline.tracker.plan.milestone;

import java.util.Map;
import throughline.platform.web.input.Form;
import throughline.tracker.plan.ownership.OwnershipRequest;

/**
 * What is said of a milestone, as typed.
 *
 * @param state the name of a {@link MilestoneStatus} that people report; blank for none
 */
public record MilestoneRequest(
    String state,
    String dueOn,
    String doneOn,
    String confidence,
    String whatNext,
    OwnershipRequest ownership,
    String reason) {

  static MilestoneRequest of(Form form) {
    return new MilestoneRequest(
        form.text("state"),
        form.date("dueOn"),
        form.date("doneOn"),
        form.text("confidence"),
        form.text("whatNext"),
        OwnershipRequest.of(form),
        form.text("reason"));
  }

  static Map<String, String> startingWith(MilestoneView before) {
    var report = before.report();
    var typed = OwnershipRequest.startingWith(report.ownership(), before.day());
    report.state().ifPresent(state -> typed.put("state", state.name()));
    OwnershipRequest.putDate(typed, "dueOn", report.dueOn());
    if (report.doneOn() != null) {
      OwnershipRequest.putDate(typed, "doneOn", report.doneOn());
    }
    if (report.confidence() != null) {
      typed.put("confidence", report.confidence().name());
    }
    typed.put("whatNext", report.whatNext());
    return typed;
  }
}

package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.plan.ownership.Ownership;
import throughline.tracker.plan.ownership.OwnershipRequest;

/** What is said of a milestone, as typed. */
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

  MilestoneRequest keeping(Ownership before) {
    return new MilestoneRequest(
        state, dueOn, doneOn, confidence, whatNext, ownership.keeping(before), reason);
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

  public MilestoneReport read(
      Fields fields, MilestoneReport before, ActionPlan plan, LocalDate today) {
    fields
        .called("dueOn", "Expected date")
        .called("doneOn", "Day on which it was done")
        .called("whatNext", "What happens next");
    return new Reader(this, fields, before, plan.firstDay(), today).report();
  }

  /** What is said to keep its date has to have one that can be kept. */
  public static void refusePassed(Fields fields, MilestoneReport report, LocalDate today) {
    var keepsItsDate = report.state().filter(MilestoneStatus::isKept).isPresent();
    if (keepsItsDate && report.dueOn().isBefore(today) && fields.ok("dueOn")) {
      fields.reject(
          "dueOn",
          "%s has passed. Enter the day by which it is expected now, or choose another state than %s"
              .formatted(London.date(report.dueOn()), report.state().get().words()));
    }
  }

  private record Reader(
      MilestoneRequest typed,
      Fields fields,
      MilestoneReport before,
      LocalDate earliest,
      LocalDate today) {

    private static final int LONGEST_TEXT = 500;
    private static final LocalDate LATEST = LocalDate.of(2050, 3, 31);

    MilestoneReport report() {
      var state = state(typed.state);
      var dueOn = dueOn(typed.dueOn, state);
      var doneOn = doneOn(typed.doneOn, state);
      var confidence =
          TypedText.given(typed.confidence).isEmpty()
              ? null
              : fields.oneOf(
                  "confidence",
                  typed.confidence,
                  MilestoneReport.Confidence.class,
                  "Choose how sure");
      var whatNext = fields.optionalText("whatNext", typed.whatNext, LONGEST_TEXT).orElse("");
      var ownership = typed.ownership.read(fields, before.ownership(), today);
      return new MilestoneReport(state, dueOn, doneOn, confidence, whatNext, ownership);
    }

    private Optional<MilestoneStatus> state(String typed) {
      var given = TypedText.given(typed);
      if (given.isEmpty()) {
        if (before.state().isPresent()) {
          fields.reject("state", "Choose how it stands: it has been reported before");
        }
        return Optional.empty();
      }
      var state =
          MilestoneStatus.reported().stream()
              .filter(each -> each.name().equals(given.get()))
              .findFirst();
      if (state.isEmpty()) {
        fields.reject(
            "state",
            "State must be one of: %s. Whether it is late follows from its date"
                .formatted(
                    MilestoneStatus.reported().stream()
                        .map(MilestoneStatus::words)
                        .collect(Collectors.joining(", "))));
      }
      return state;
    }

    private LocalDate dueOn(String typed, Optional<MilestoneStatus> state) {
      var day = fields.date("dueOn", typed, "Enter the day by which it is expected to be done");
      if (day == null) {
        return before.dueOn();
      }
      if (day.isBefore(earliest) || day.isAfter(LATEST)) {
        fields.reject(
            "dueOn",
            "Expected date must be from %s, when the plan begins, to %s"
                .formatted(London.date(earliest), London.date(LATEST)));
      }
      var isNewlyDeferred =
          state.equals(Optional.of(MilestoneStatus.DEFERRED)) && !state.equals(before.state());
      if (isNewlyDeferred && !(day.isAfter(before.dueOn()) && day.isAfter(today))) {
        fields.reject(
            "dueOn",
            "Enter the later day to which it is deferred: so far it is %s"
                .formatted(London.date(before.dueOn())));
      }
      return day;
    }

    private LocalDate doneOn(String typed, Optional<MilestoneStatus> state) {
      var isDone = state.equals(Optional.of(MilestoneStatus.DONE));
      if (TypedText.given(typed).isEmpty()) {
        if (isDone) {
          fields.reject("doneOn", "Enter the day on which it was done");
        }
        return null;
      }
      var day = fields.date("doneOn", typed, "Enter the day on which it was done");
      if (day != null && !isDone && fields.ok("state")) {
        fields.reject("doneOn", "Choose Done as its state, or leave the day empty");
      } else if (day != null && (day.isAfter(today) || day.isBefore(earliest))) {
        fields.reject(
            "doneOn",
            "Day on which it was done must be from %s, when the plan begins, to today"
                .formatted(London.date(earliest)));
      }
      return day;
    }
  }
}

package throughline.tracker.plan.milestone;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;

/**
 * Reads what was typed of a milestone, by a form or by a row of a file, and says of each field what
 * is wrong with it.
 */
public final class ParseMilestone {

  private static final int LONGEST_TEXT = 500;
  private static final LocalDate LATEST = LocalDate.of(2050, 3, 31);

  private final MilestoneReport before;
  private final LocalDate earliest;
  private final LocalDate today;
  private final Fields fields;

  public ParseMilestone(MilestoneReport before, ActionPlan plan, LocalDate today, Fields fields) {
    this.before = before;
    this.earliest = plan.firstDay();
    this.today = today;
    this.fields =
        fields
            .called("dueOn", "Expected date")
            .called("doneOn", "Day on which it was done")
            .called("whatNext", "What happens next")
            .called("reason", "Reason");
  }

  public MilestoneReport report(MilestoneRequest typed) {
    var state = state(typed.state());
    var dueOn = dueOn(typed.dueOn(), state);
    var doneOn = doneOn(typed.doneOn(), state);
    var confidence =
        TypedText.given(typed.confidence()).isEmpty()
            ? null
            : fields.oneOf(
                "confidence",
                typed.confidence(),
                MilestoneReport.Confidence.class,
                "Choose how sure");
    var whatNext = fields.optionalText("whatNext", typed.whatNext(), LONGEST_TEXT).orElse("");
    var ownership = typed.ownership().read(fields, before.ownership(), today);
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

  public String reason(MilestoneRequest typed) {
    return fields.text(
        "reason", typed.reason(), LONGEST_TEXT, "Say why: whoever looks back will see it");
  }

  public List<FieldError> errors() {
    return fields.errors();
  }

  void done() {
    fields.throwIfAny();
  }
}

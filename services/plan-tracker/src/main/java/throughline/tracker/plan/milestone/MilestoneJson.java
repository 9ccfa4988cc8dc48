package throughline.tracker.plan.milestone;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.engine.rule.Frequency;

/** A milestone for programs. What nobody has said is absent. */
@Schema(name = "Milestone")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record MilestoneJson(
    String id,
    String priority,
    @Schema(description = "In the plan's own words") String title,
    @Schema(description = "In the plan's own words") String timescale,
    @Schema(description = "The plan's own date: the last day of its timescale") LocalDate baseline,
    @Schema(description = "LATE is worked out: its date has passed and it is not done")
        MilestoneStatus status,
    @Schema(description = "The status as its owner reported it") MilestoneStatus reported,
    @Schema(description = "The day by which it is expected to be done") LocalDate dueOn,
    LocalDate doneOn,
    @Schema(description = "Days later than the plan; negative for earlier") Long slipDays,
    @Schema(description = "Every date that it was to be done by, the plan's first")
        List<DateJson> dates,
    Confidence confidence,
    String whatNext,
    @Schema(description = "A role, never a person's name") String owner,
    Frequency frequency,
    @Schema(description = "The day by which there is to be news of it") LocalDate nextUpdate,
    String reason) {

  /** A date that it was to be done by. */
  @Schema(name = "MilestoneDate")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record DateJson(
      LocalDate dueOn,
      @Schema(description = "When that was first said; absent for the plan's own date")
          Instant since,
      String reason) {}

  static MilestoneJson of(MilestoneView view) {
    var report = view.report();
    return new MilestoneJson(
        view.id(),
        view.priority().id(),
        view.milestone().text(),
        view.milestone().timescale(),
        view.milestone().baseline(),
        view.status(),
        report.state().orElse(null),
        report.dueOn(),
        report.doneOn(),
        view.slip().map(Slip::days).orElse(null),
        view.dates().stream()
            .map(step -> new DateJson(step.due(), step.since().orElse(null), step.reason()))
            .toList(),
        report.confidence(),
        report.whatNext(),
        report.ownership().owner(),
        report.ownership().frequency(),
        view.next().map(next -> next.due()).orElse(null),
        view.latest() == null ? null : view.latest().reason());
  }
}

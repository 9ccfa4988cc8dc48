package throughline.tracker.web.measure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.plan.ownership.NextUpdate;
import throughline.tracker.plan.ownership.OwnershipView;

/** Who answers for a measure, for programs. What nobody has said is absent. */
@Schema(name = "Ownership")
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AnswersFor(
    @Schema(description = "A role, never a person's name") String owner,
    @Schema(description = "How often there is a figure, in words") String frequency,
    @Schema(description = "By when there is to be one") LocalDate nextUpdate,
    @Schema(description = "Whether that day has passed") boolean overdue,
    @Schema(description = "Since when it is no longer followed, and why; absent of one that is")
        String retired) {

  static AnswersFor of(OwnershipView view) {
    return new AnswersFor(
        view.latest().owner(),
        view.frequencyText(),
        view.next().map(NextUpdate::due).orElse(null),
        view.isOverdue() && view.retired().isEmpty(),
        view.retiredWords());
  }
}

package throughline.membership.desk.enrolment;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.platform.core.input.FieldError;

/** What became of the visits of a call. It echoes nothing about the families. */
@Schema(name = "EnrolledVisits")
public record EnrolledVisits(
    @Schema(description = "Those that were enrolled") List<Enrolled> enrolled,
    @Schema(description = "Those that were not; every other was") List<Refused> refused) {
  /** One that was enrolled. */
  @Schema(name = "EnrolledVisit")
  public record Enrolled(
      @Schema(description = "Its place among the visits sent, from 0") int visit,
      EnrolmentView enrolment) {}

  /** One that has to be put right and sent again. */
  @Schema(name = "RefusedVisit")
  public record Refused(
      @Schema(description = "Its place among the visits sent, from 0") int visit,
      @Schema(description = "One entry for each wrong field") List<FieldError> errors) {}
}

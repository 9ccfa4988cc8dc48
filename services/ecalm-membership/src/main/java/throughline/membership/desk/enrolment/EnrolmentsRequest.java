package throughline.membership.desk.enrolment;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Many visits to one office, as a program sends them. */
@Schema(name = "EnrolVisits", description = "Visits to one registration office")
public record EnrolmentsRequest(
    @Schema(
            description =
                "Code of the registration office of all visits; may be left out if you have only"
                    + " one",
            examples = "OXFORD")
        String office,
    @Schema(description = "1 to 200, none of which names an office", required = true)
        List<EnrolmentRequest> visits) {
  public EnrolmentsRequest {
    visits = Optional.ofNullable(visits).orElse(List.of());
  }

  /** Hides families from any log that this object slips into. */
  @Override
  public String toString() {
    return "EnrolmentsRequest";
  }
}

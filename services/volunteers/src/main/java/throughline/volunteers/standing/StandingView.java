package throughline.volunteers.standing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.volunteers.standing.Standing.Part;
import throughline.volunteers.standing.Standing.State;

/** How somebody stands in a role on a day, in words. */
@Schema(name = "Standing", description = "How somebody stands in a role on a day")
public record StandingView(
    @Schema(description = "Code of the role") String role,
    String title,
    LocalDate day,
    State state,
    @Schema(description = "Why they may not serve, a sentence each") List<String> missing,
    @Schema(description = "What runs out within 60 days, a sentence each") List<String> due) {

  static StandingView of(Standing standing, String title) {
    return new StandingView(
        standing.role(),
        title,
        standing.day(),
        standing.state(),
        standing.missing().stream().map(Part::missingWords).toList(),
        standing.due().stream().map(Part::dueWords).toList());
  }

  @JsonIgnore
  public String colour() {
    return switch (state) {
      case CLEAR -> "green";
      case RENEWAL_DUE -> "yellow";
      case NOT_CLEARED -> "red";
    };
  }
}

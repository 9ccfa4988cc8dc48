package throughline.volunteers.standing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.web.layout.CurrentPerson;
import throughline.volunteers.Roles;

/** One's own standing for programs. */
@Path("/api/standing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Standing", description = "Whether somebody may help in a role on a day, and why not")
class OwnStandingResource {
  private final ShowStanding showStanding;
  private final CurrentPerson person;

  OwnStandingResource(ShowStanding showStanding, CurrentPerson person) {
    this.showStanding = showStanding;
    this.person = person;
  }

  @GET
  @RolesAllowed(Roles.VOLUNTEER)
  @Operation(operationId = "ownStanding", summary = "How you stand in your roles on a day")
  @APIResponse(responseCode = "200", description = "One for each role")
  @APIResponse(responseCode = "400", description = "invalid-input: the day is no date")
  public List<StandingView> own(
      @QueryParam("day") @Parameter(description = "Such as 2026-12-24; today if left out")
          String day) {
    return showStanding.own(person.subject(), StandingResource.day(day));
  }
}

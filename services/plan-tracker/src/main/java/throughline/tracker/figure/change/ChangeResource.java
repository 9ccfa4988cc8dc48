package throughline.tracker.figure.change;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;

/** What changed of a figure between two days of knowledge, for programs. */
@Path("/api/measures/{id}/changes")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Changes", description = "What figures were known to be, and why they are others now")
class ChangeResource {

  private final OpenChange open;
  private final Clock clock;

  ChangeResource(OpenChange open, Clock clock) {
    this.open = open;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "getChange",
      summary = "What changed of one figure between two days of knowledge, by class of change")
  @APIResponse(responseCode = "200", description = "The classes, which add up to the difference")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no measure with this id is counted, or it is a share of a place")
  public ChangeView one(
      @PathParam("id") String id,
      @BeanParam ChangeParameters typed,
      @Parameter(description = "Only what is of this place, by its code") @QueryParam("place")
          String place) {
    var asked = AskedChange.read(typed, place, clock);
    var opened = open.open(id, asked, null, 1);
    return ChangeView.of(opened.change(), asked, opened.firstDay().orElse(null));
  }
}

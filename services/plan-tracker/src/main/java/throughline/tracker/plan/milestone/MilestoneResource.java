package throughline.tracker.plan.milestone;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;

/** The milestones of the plan, for programs. */
@Path("/api/milestones")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Milestones", description = "What the plan wants done by a date, and how it stands")
class MilestoneResource {

  private static final String KNOWN_AT =
      "As it was known by the end of this day, as 2026-11-24; today if left out";

  private final BrowseMilestones milestones;
  private final Clock clock;

  MilestoneResource(BrowseMilestones milestones, Clock clock) {
    this.milestones = milestones;
    this.clock = clock;
  }

  @GET
  @Operation(operationId = "listMilestones", summary = "Every milestone of the plan, in its order")
  @APIResponse(responseCode = "200", description = "All of them: there are a few dozen")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  public List<MilestoneJson> all(
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt) {
    return milestones.all(KnownAt.read(knownAt, clock)).stream().map(MilestoneJson::of).toList();
  }

  @GET
  @Path("{id}")
  @Operation(operationId = "getMilestone", summary = "One milestone with its history of dates")
  @APIResponse(responseCode = "200", description = "The milestone")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(responseCode = "404", description = "not-found: the plan has no such milestone")
  public MilestoneJson one(
      @PathParam("id") String id,
      @Parameter(description = KNOWN_AT) @QueryParam("knownAt") String knownAt) {
    return MilestoneJson.of(milestones.one(id, KnownAt.read(knownAt, clock)));
  }
}

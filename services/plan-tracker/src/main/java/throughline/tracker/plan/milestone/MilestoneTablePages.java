package throughline.tracker.plan.milestone;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.web.heavy.HeavyAnswer;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The milestones as a file. */
@Path("/tables/milestones." + TablePage.ENDING)
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.WILDCARD)
class MilestoneTablePages {

  private final UpdateMilestone milestones;
  private final Clock clock;

  MilestoneTablePages(UpdateMilestone milestones, Clock clock) {
    this.milestones = milestones;
    this.clock = clock;
  }

  @GET
  @HeavyAnswer
  public Response file(@PathParam("ending") String ending, @QueryParam("knownAt") String knownAt) {
    try {
      var all = MilestoneResource.views(milestones, KnownAt.read(knownAt, clock));
      return TablePage.file(MilestoneResource.View.TABLE, all, "milestones", ending);
    } catch (InvalidInput mistyped) {
      throw new NotFound("table with this address");
    }
  }
}

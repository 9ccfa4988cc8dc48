package throughline.tracker.plan;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.Roles;

/** The plan in its own words, and a page for each priority. */
@Path("/")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class PlanPages {

  private final ActionPlan plan;
  private final ReadPriority priorities;
  private final Clock clock;

  PlanPages(ActionPlan plan, ReadPriority priorities, Clock clock) {
    this.plan = plan;
    this.priorities = priorities;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance plan(ActionPlan plan);

    static native TemplateInstance priority(
        ActionPlan.Theme theme, ActionPlan.Priority priority, List<OutcomeView> outcomes);
  }

  @GET
  @Path("plan")
  public TemplateInstance plan() {
    return Templates.plan(plan);
  }

  @GET
  @Path("priorities/{id}")
  public TemplateInstance priority(@PathParam("id") String id) {
    var priority = plan.priority(id).orElseThrow(() -> new NotFound("priority with this address"));
    var outcomes = priorities.outcomes(priority, London.today(clock));
    return Templates.priority(plan.themeOf(priority), priority, outcomes);
  }
}

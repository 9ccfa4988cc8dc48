package throughline.tracker.plan;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.Roles;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.ReadFigures;
import throughline.tracker.measure.Measures;

/** The plan in its own words, and a page for each priority. */
@Path("/")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class PlanPages {

  private final ActionPlan plan;
  private final Measures measures;
  private final ReadFigures figures;

  PlanPages(ActionPlan plan, Measures measures, ReadFigures figures) {
    this.plan = plan;
    this.measures = measures;
    this.figures = figures;
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
    Map<String, Headline> headlines =
        figures.headlines().stream()
            .collect(Collectors.toMap(h -> h.measure().id(), Function.identity()));
    var outcomes =
        priority.outcomes().stream().map(o -> OutcomeView.of(o, measures, headlines)).toList();
    return Templates.priority(plan.themeOf(priority), priority, outcomes);
  }
}

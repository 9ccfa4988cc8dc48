package throughline.tracker.web.priority;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.shared.Roles;

/** A page for each theme: how all of its priorities stand. */
@Path("/themes/{id}")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class ThemePages {

  private final ActionPlan plan;
  private final QueryPlanFigures figures;
  private final Clock clock;

  ThemePages(ActionPlan plan, QueryPlanFigures figures, Clock clock) {
    this.plan = plan;
    this.figures = figures;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance theme(
        ActionPlan.Theme theme, PlanFigures figures, LocalDate day, boolean today, Form form);
  }

  @GET
  public Response theme(@PathParam("id") String id, @Context UriInfo uri) {
    var theme = plan.theme(id).orElseThrow(() -> new NotFound("theme with this address"));
    return KnownAt.page(uri, clock, (day, form) -> page(theme, day, form));
  }

  private TemplateInstance page(ActionPlan.Theme theme, LocalDate day, Form form) {
    return Templates.theme(
        theme, figures.read(theme.priorities(), day), day, day.equals(London.today(clock)), form);
  }
}

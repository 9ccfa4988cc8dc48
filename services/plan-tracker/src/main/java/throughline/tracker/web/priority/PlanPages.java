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
import java.util.List;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.figure.KnownAtPage;
import throughline.tracker.shared.Roles;

/** The plan in its own words, and a page for each theme and priority. */
@Path("/")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class PlanPages {

  private final ActionPlan plan;
  private final QueryPlanFigures figures;
  private final Clock clock;

  PlanPages(ActionPlan plan, QueryPlanFigures figures, Clock clock) {
    this.plan = plan;
    this.figures = figures;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance plan(ActionPlan plan, Form form);

    static native TemplateInstance theme(
        ActionPlan.Theme theme, PlanFigures figures, LocalDate day, boolean today, Form form);

    static native TemplateInstance priority(
        ActionPlan.Theme theme,
        ActionPlan.Priority priority,
        PlanFigures figures,
        LocalDate day,
        boolean today,
        Form form);
  }

  @GET
  @Path("plan")
  public TemplateInstance plan() {
    return Templates.plan(plan, Form.blank());
  }

  @GET
  @Path("themes/{id}")
  public Response theme(@PathParam("id") String id, @Context UriInfo uri) {
    var theme = plan.theme(id).orElseThrow(() -> new NotFound("theme with this address"));
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.theme(theme, figures.read(theme.priorities(), day), day, isToday(day), form));
  }

  @GET
  @Path("priorities/{id}")
  public Response priority(@PathParam("id") String id, @Context UriInfo uri) {
    var priority = plan.priority(id).orElseThrow(() -> new NotFound("priority with this address"));
    return KnownAtPage.of(
        uri,
        clock,
        (day, form) ->
            Templates.priority(
                plan.themeOf(priority),
                priority,
                figures.read(List.of(priority), day),
                day,
                isToday(day),
                form));
  }

  private boolean isToday(LocalDate day) {
    return day.equals(London.today(clock));
  }
}

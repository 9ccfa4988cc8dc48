package throughline.tracker.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.tracker.Roles;
import throughline.tracker.deadevent.ListDeadEvents;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.ReadFigures;
import throughline.tracker.measure.Measures;
import throughline.tracker.plan.ActionPlan;

/** The first page: what the programmes add up to, live. */
@Path("/")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class DashboardPages {

  private final ReadFigures figures;
  private final Measures measures;
  private final ActionPlan plan;
  private final ListDeadEvents deadEvents;

  DashboardPages(
      ReadFigures figures, Measures measures, ActionPlan plan, ListDeadEvents deadEvents) {
    this.figures = figures;
    this.measures = measures;
    this.plan = plan;
    this.deadEvents = deadEvents;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance dashboard(
        List<Headline> headlines, List<ThemeSummary> themes, int manual, long setAside);
  }

  @GET
  public TemplateInstance dashboard() {
    var themes = plan.themes().stream().map(theme -> ThemeSummary.of(theme, measures)).toList();
    int manual = measures.all().size() - measures.rules().size();
    return Templates.dashboard(figures.headlines(), themes, manual, deadEvents.count());
  }
}

package throughline.tracker.dashboard;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import throughline.platform.core.time.London;
import throughline.tracker.Roles;

/** The first page: what the programmes add up to, live. */
@Path("/")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class DashboardPages {

  private final ReadDashboard dashboard;
  private final Clock clock;

  DashboardPages(ReadDashboard dashboard, Clock clock) {
    this.dashboard = dashboard;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance dashboard(ReadDashboard.Dashboard dashboard);
  }

  @GET
  public TemplateInstance dashboard() {
    return Templates.dashboard(dashboard.read(London.today(clock)));
  }
}

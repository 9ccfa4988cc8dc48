package throughline.volunteers.monitoring;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import throughline.volunteers.Roles;

/** For staff how many answer the equality questions, and never what. */
@Path("/monitoring")
@RolesAllowed(Roles.COORDINATOR)
@Produces(MediaType.TEXT_HTML)
class MonitoringPages {
  private final BrowseResponses browseResponses;

  MonitoringPages(BrowseResponses browseResponses) {
    this.browseResponses = browseResponses;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance responses(BrowseResponses.Responses responses);
  }

  @GET
  public TemplateInstance responses() {
    return Templates.responses(browseResponses.ofThisYear());
  }
}

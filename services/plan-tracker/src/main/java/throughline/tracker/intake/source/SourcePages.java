package throughline.tracker.intake.source;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import throughline.tracker.shared.Roles;

/** Where the figures come from: whether each source is alive, and how far the log is counted. */
@Path("/sources")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SourcePages {

  private final QuerySources readSources;

  SourcePages(QuerySources readSources) {
    this.readSources = readSources;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance sources(QuerySources.Sources all);
  }

  @GET
  public TemplateInstance sources() {
    return Templates.sources(readSources.read());
  }
}

package throughline.tracker.source;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import throughline.tracker.Roles;
import throughline.tracker.database.Snapshots;

/** Where the figures come from: whether each source is alive, and how far the log is counted. */
@Path("/sources")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SourcePages {

  private final Snapshots snapshots;
  private final Clock clock;

  SourcePages(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance sources(Freshness freshness);
  }

  @GET
  public TemplateInstance sources() {
    return Templates.sources(snapshots.read(handle -> Freshness.read(handle, clock.instant())));
  }
}

package throughline.tracker.source;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.Roles;
import throughline.tracker.database.Snapshots;

/** Where the figures come from: whether each source is alive, and how far the log is counted. */
@Path("/sources")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SourcePages {

  private static final int DAYS = 31;

  private final Snapshots snapshots;
  private final Clock clock;

  SourcePages(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance sources(Freshness freshness, List<DayComparison> days);
  }

  @GET
  public TemplateInstance sources() {
    return snapshots.read(
        handle ->
            Templates.sources(
                Freshness.read(handle, clock.instant()),
                DayComparisons.since(handle, London.today(clock).minusDays(DAYS))));
  }
}

package throughline.tracker.intake.source;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import throughline.tracker.engine.fact.UnknownFields.UnknownField;
import throughline.tracker.engine.log.LogGaps;
import throughline.tracker.shared.Roles;

/** Where the figures come from: whether each source is alive, and how far the log is counted. */
@Path("/sources")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class SourcePages {

  private final QuerySources readSources;

  SourcePages(QuerySources readSources) {
    this.readSources = readSources;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance sources(
        Freshness freshness,
        LibrarySystem librarySystem,
        List<DayComparison> days,
        List<UnknownField> unknown,
        List<LogGaps.Gap> gaps);
  }

  @GET
  public TemplateInstance sources() {
    var sources = readSources.read();
    return Templates.sources(
        sources.freshness(),
        sources.librarySystem(),
        sources.days(),
        sources.unknown(),
        sources.gaps());
  }
}

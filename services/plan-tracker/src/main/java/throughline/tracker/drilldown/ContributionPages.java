package throughline.tracker.drilldown;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.Roles;
import throughline.tracker.figure.KnownAt;
import throughline.tracker.rule.Measure;

/** Opens a figure into the rows behind it. */
@Path("/measures/{id}/contributions")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Produces(MediaType.TEXT_HTML)
class ContributionPages {

  private final FactLines facts;
  private final Clock clock;

  ContributionPages(FactLines facts, Clock clock) {
    this.facts = facts;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance contributions(
        Measure measure, FactLines.Opened opened, LocalDate knownAt);
  }

  @GET
  public TemplateInstance contributions(
      @PathParam("id") String id,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("knownAt") String knownAt,
      @QueryParam("page") String page) {
    try {
      var day = KnownAt.read(knownAt, clock);
      var opened =
          facts
              .open(id, AskedPeriod.read(from, to), day, AskedPeriod.page(page))
              .orElseThrow(() -> new NotFound("measure with this address that events feed"));
      return Templates.contributions(opened.measure(), opened, day);
    } catch (InvalidInput mistyped) {
      // Only a link leads here, so a wrong period is an address that nobody gave out.
      throw new NotFound("figure with this address");
    }
  }
}

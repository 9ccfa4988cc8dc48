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

  private static final int PAGE = 100;

  private final ContributionList contributions;
  private final Clock clock;

  ContributionPages(ContributionList contributions, Clock clock) {
    this.contributions = contributions;
    this.clock = clock;
  }

  @CheckedTemplate
  static class Templates {
    static native TemplateInstance contributions(
        Measure measure, ContributionList.Contributions opened, LocalDate knownAt);
  }

  @GET
  public TemplateInstance contributions(
      @PathParam("id") String id,
      @QueryParam("from") String from,
      @QueryParam("to") String to,
      @QueryParam("knownAt") String knownAt,
      @QueryParam("after") String after) {
    try {
      var day = KnownAt.read(knownAt, clock);
      var opened =
          contributions
              .open(id, AskedPeriod.read(from, to), day, AskedPeriod.after(after), PAGE)
              .orElseThrow(() -> new NotFound("measure with this address that events feed"));
      return Templates.contributions(opened.measure(), opened, day);
    } catch (InvalidInput mistyped) {
      // Only a link leads here, so a wrong period is an address that nobody gave out.
      throw new NotFound("figure with this address");
    }
  }
}

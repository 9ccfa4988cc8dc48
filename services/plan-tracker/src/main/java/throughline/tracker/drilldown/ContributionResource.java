package throughline.tracker.drilldown;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.Roles;
import throughline.tracker.figure.KnownAt;

/** The rows behind a figure, for programs. */
@Path("/api/measures/{id}/contributions")
@RolesAllowed({Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Measures", description = "What the plan counts, and the rows behind each figure")
class ContributionResource {

  private static final int PAGE = 200;

  private final ContributionList contributions;
  private final Clock clock;

  ContributionResource(ContributionList contributions, Clock clock) {
    this.contributions = contributions;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listContributions",
      summary = "The contributions behind a figure",
      description =
          "By default those of the headline figure; from and to choose another period. Both days are included.")
  @APIResponse(
      responseCode = "200",
      description = "Up to 200 rows, with the figure that all add up to")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(
      responseCode = "404",
      description = "not-found: there is no measure with this id that events feed")
  public ContributionsView open(
      @PathParam("id") String id,
      @Parameter(description = "The first day") @QueryParam("from") String from,
      @Parameter(description = "The last day, included") @QueryParam("to") String to,
      @Parameter(
              description =
                  "Count only what was known by the end of this day, as 2026-11-24; today if left out")
          @QueryParam("knownAt")
          String knownAt,
      @Parameter(description = "The next of the page before") @QueryParam("after") String after) {
    var day = KnownAt.read(knownAt, clock);
    return contributions
        .open(id, AskedPeriod.read(from, to), day, AskedPeriod.after(after), PAGE)
        .map(ContributionsView::of)
        .orElseThrow(() -> new NotFound("measure with this id that events feed"));
  }
}

package throughline.tracker.figure.drilldown;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import throughline.tracker.shared.Roles;

/** The rows behind a figure, for programs. */
@Path("/api/measures/{id}/contributions")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
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
          """
          By default those of the headline figure; from and to choose another period, place or split a part of it. \
          Send at and rule of the first page with the others: the same rows come however much arrives.\
          """)
  @APIResponse(responseCode = "200", description = "Up to 200 rows, with what all add up to")
  @APIResponse(responseCode = "400", description = "invalid-input: names every wrong parameter")
  @APIResponse(
      responseCode = "404",
      description =
          "not-found: there is no measure with this id that events feed, or it is not split so")
  public ContributionList.Contributions open(
      @PathParam("id") String id,
      @BeanParam FigureParameters figure,
      @Parameter(description = "The next of the page before") @QueryParam("after") String after) {
    return contributions
        .open(AskedFigure.read(id, figure, clock), ContributionList.After.read(after), PAGE)
        .orElseThrow(
            () ->
                new NotFound(
                    figure.split == null
                        ? "measure with this id that events feed"
                        : "measure with this id that events feed and that is split by what split"
                            + " names"));
  }
}

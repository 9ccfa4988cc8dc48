package throughline.tracker.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;
import throughline.tracker.shared.TablePage;

/** The reviews of quarters, for programs. */
@Path("/api/reviews")
@RolesAllowed({Roles.VIEWER, Roles.STRATEGY_LEAD, Roles.ADMINISTRATOR})
@Tag(name = "Reviews", description = "What each quarter came to, as it was signed off")
class ReviewResource {

  private final BrowseReviews reviews;

  ReviewResource(BrowseReviews reviews) {
    this.reviews = reviews;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, TablePage.CSV})
  @Operation(
      operationId = "listReviews",
      summary = "How far the review of each quarter is",
      description = "Send Accept: text/csv for a table.")
  @APIResponse(
      responseCode = "200",
      description = "The last quarters that have ended, and every one that was begun",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema =
                @Schema(
                    type = SchemaType.ARRAY,
                    implementation = ReviewView.ReviewSummaryView.class)),
        @Content(mediaType = TablePage.CSV, schema = @Schema(type = SchemaType.STRING))
      })
  public Response all(@Context HttpHeaders headers) {
    var all = reviews.all().stream().map(ReviewView.ReviewSummaryView::of).toList();
    return TablePage.accepted(headers, ReviewView.ReviewSummaryView.TABLE, all, all).build();
  }

  @GET
  @Path("{quarter}")
  @Operation(
      operationId = "getReview",
      summary = "A quarter as it was signed off, or as it stands while it was not")
  @APIResponse(responseCode = "200", description = "The review")
  @APIResponse(
      responseCode = "404",
      description = "not-found: no quarter that has ended has this last day")
  public ReviewView one(
      @Parameter(description = "The last day of the quarter, as 2026-09-30") @PathParam("quarter")
          String quarter) {
    return ReviewView.of(reviews.one(quarter));
  }
}

package throughline.tracker.review;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import throughline.tracker.shared.Roles;

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
  @Operation(operationId = "listReviews", summary = "How far the review of each quarter is")
  @APIResponse(
      responseCode = "200",
      description = "The last quarters that have ended, and every one that was begun")
  public List<ReviewView.ReviewSummaryView> all() {
    return reviews.all().stream().map(ReviewView.ReviewSummaryView::of).toList();
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

package throughline.tracker.review;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far the review of a quarter is, for programs. */
@Schema(name = "ReviewSummary")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReviewSummaryView(
    String label,
    LocalDate from,
    LocalDate lastDay,
    ReviewState state,
    @Schema(description = "Absent until it is signed off") Instant signedAt,
    String signedBy) {

  /** How far it is. */
  enum ReviewState {
    NOT_BEGUN,
    /** It was signed off, and something in it is wrong. */
    REOPENED,
    DATA_CHECKED,
    SIGNED_OFF;

    static ReviewState of(Review review) {
      if (review.signed().isPresent()) {
        return SIGNED_OFF;
      }
      if (review.checked().isPresent()) {
        return DATA_CHECKED;
      }
      return review.isReopened() ? REOPENED : NOT_BEGUN;
    }
  }

  static ReviewSummaryView of(Review review) {
    return new ReviewSummaryView(
        review.quarter().label(),
        review.quarter().from(),
        review.quarter().lastDay(),
        ReviewState.of(review),
        review.signed().map(Review.Signed::at).orElse(null),
        review.signed().map(Review.Signed::by).orElse(null));
  }
}

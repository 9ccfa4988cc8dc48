package throughline.tracker.review;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import throughline.tracker.ownership.Judged;
import throughline.tracker.ownership.JudgedState;

/**
 * How a measure stood that no figure can judge, in the words that were signed off.
 *
 * @param measure its id
 * @param owner who judged it; empty if nobody answered for it
 * @param reason what was said with it
 */
@Schema(name = "JudgedInReview")
public record SignedJudgement(
    String measure, String title, JudgedState state, String owner, String reason) {

  static SignedJudgement of(Judged.One one) {
    return new SignedJudgement(
        one.measure().id(), one.measure().title(), one.state(), one.owner(), one.reason());
  }

  /** "Off track, as the Head of Libraries judges it: fewer answer the survey". */
  public String sentence() {
    return "%s, as %s: %s"
        .formatted(
            state.words(),
            owner.isEmpty() ? "it was judged in words" : owner + " judges it",
            reason);
  }
}

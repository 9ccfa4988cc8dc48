package throughline.tracker.review;

import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.ownership.SelfAssessments;

/** How a measure stood that no figure can judge, in the words that were signed off. */
public record SignedAssessment(
    String measure,
    String title,
    SelfAssessment state,
    String owner,
    String reason,
    String since,
    String anew,
    long commentary) {

  static SignedAssessment of(SelfAssessments.AtEnd judged, long commentary) {
    var one = judged.one();
    return new SignedAssessment(
        one.measure().id(),
        one.measure().title(),
        one.state(),
        one.owner(),
        one.reason(),
        one.sinceWords(),
        judged.anew(),
        commentary);
  }

  public boolean isOffTrack() {
    return state.isBehind();
  }

  boolean isSame(SelfAssessments.One one) {
    return state == one.state() && reason.equals(one.reason());
  }

  public boolean lacksCommentary() {
    return isOffTrack() && commentary == 0;
  }

  public String sentence() {
    return "%s, as %s: %s"
        .formatted(
            state.words(),
            owner.isEmpty() ? "it was judged in words" : owner + " judges it",
            reason);
  }
}

package throughline.tracker.plan.target;

/**
 * A status with everything that it follows from, all in the measure's unit.
 *
 * @param actual the figure; 0 if there is none
 * @param behind by how much the figure is on the wrong side of that; 0 or less if it is not
 */
public record RagRating(Status status, long actual, long expected, long behind, long tolerance) {

  static RagRating unjudged(Status status, long actual) {
    return new RagRating(status, actual, 0, 0, 0);
  }
}

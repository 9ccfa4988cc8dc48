package throughline.tracker.review;

import throughline.tracker.target.Status;

/**
 * How a measure stood in a quarter, in the words that were signed off.
 *
 * @param measure its id
 * @param rule the version of its rule
 * @param text the quarter's figure as a reader saw it
 * @param sentence the status and the rule that it follows from
 * @param target what it was to come to; empty without one
 * @param since since when it was off track; empty if it was not
 * @param outlook what the year came to at that pace; empty where that was open
 * @param travel which way it went since last year; empty where nothing is counted
 * @param commentary the version of the commentary; 0 for none
 */
public record SignedMeasure(
    String measure,
    String title,
    int rule,
    String text,
    Status status,
    String sentence,
    String target,
    String since,
    String outlook,
    String travel,
    long commentary) {

  public boolean isOffTrack() {
    return status == Status.RED || status == Status.AMBER;
  }

  public boolean isOnTrack() {
    return status == Status.GREEN || status == Status.ACHIEVED;
  }

  /** Whether it is behind and nobody has said why. */
  public boolean lacksCommentary() {
    return isOffTrack() && commentary == 0;
  }
}

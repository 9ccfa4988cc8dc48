package throughline.tracker.target;

/**
 * Whether a measure is on track, the worst first. A colour never stands alone: each has a word and
 * a shape.
 */
public enum Status {
  RED("Red", "off track", "■", "red"),
  AMBER("Amber", "behind", "▲", "yellow"),
  GREEN("Green", "on track", "●", "green"),
  /** The year's target is reached and cannot be lost any more. */
  ACHIEVED("Achieved", "", "★", "turquoise"),
  /** There is a target and no figure, which is not a figure of 0. */
  NO_DATA("No data", "", "–", "grey"),
  /** Nobody said what it should come to: never judged. */
  NO_TARGET("No target", "", "○", "grey");

  private final String words;
  private final String meaning;
  private final String shape;
  private final String colour;

  Status(String words, String meaning, String shape, String colour) {
    this.words = words;
    this.meaning = meaning;
    this.shape = shape;
    this.colour = colour;
  }

  /** As a sentence begins: "Amber". */
  public String words() {
    return words;
  }

  /** With what it means: "Amber: behind". */
  public String label() {
    return meaning.isEmpty() ? words : words + ": " + meaning;
  }

  /** For eyes; a screen reader is told the words. */
  public String shape() {
    return shape;
  }

  /** As the tag {@code statusTag} takes it. */
  public String colour() {
    return colour;
  }

  /** Whether a figure was held against a target. */
  public boolean isJudged() {
    return this != NO_DATA && this != NO_TARGET;
  }
}

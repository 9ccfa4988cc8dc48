package throughline.tracker.target;

import java.util.List;

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

  /** After a number of measures: "2 behind". */
  public String counted() {
    return switch (this) {
      case ACHIEVED -> "achieved";
      case NO_DATA -> "with a target and no data";
      case NO_TARGET -> "without a target";
      default -> meaning;
    };
  }

  /** The order of a sentence: what is good, what is not, what is missing. */
  static List<Status> inSentence() {
    return List.of(ACHIEVED, GREEN, AMBER, RED, NO_DATA, NO_TARGET);
  }

  /** Whether a figure was held against a target. */
  public boolean isJudged() {
    return this != NO_DATA && this != NO_TARGET;
  }
}

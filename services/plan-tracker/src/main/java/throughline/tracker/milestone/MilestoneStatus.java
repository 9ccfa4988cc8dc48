package throughline.tracker.milestone;

import java.util.Arrays;
import java.util.List;

/**
 * How a milestone stands, what needs somebody first. A colour never stands alone: each has a word
 * and a shape.
 */
public enum MilestoneStatus {
  /** Its date has passed and it is not done: worked out, never said. */
  LATE("Late", "■", "red", ""),
  AT_RISK("At risk", "▲", "yellow", "It may not be done by its date"),
  ON_TRACK("On track", "●", "green", "It will be done by its date"),
  NOT_STARTED("Not started", "○", "blue", "Nobody has begun, and its date can still be kept"),
  /** Nobody has said anything, which says nothing of the milestone. */
  NOT_REPORTED("Not reported", "–", "grey", ""),
  DEFERRED("Deferred", "◆", "purple", "Put off to a later date, on purpose"),
  DONE("Done", "★", "turquoise", "Say on which day"),
  CANCELLED("Cancelled", "✕", "grey", "It will not be done");

  private final String words;
  private final String shape;
  private final String colour;
  private final String hint;

  MilestoneStatus(String words, String shape, String colour, String hint) {
    this.words = words;
    this.shape = shape;
    this.colour = colour;
    this.hint = hint;
  }

  public String words() {
    return words;
  }

  /** For eyes; a screen reader is told the words. */
  public String shape() {
    return shape;
  }

  /** As the tag {@code statusTag} takes it. */
  public String colour() {
    return colour;
  }

  /** What it means to whoever reports it; empty for what nobody reports. */
  public String hint() {
    return hint;
  }

  /** After a number of milestones: "2 at risk". */
  public String counted() {
    return words.toLowerCase(java.util.Locale.UK);
  }

  /** Whether nothing more is to be done. */
  public boolean isOver() {
    return this == DONE || this == CANCELLED;
  }

  /** Whether somebody should look. */
  public boolean needsAttention() {
    return this == LATE || this == AT_RISK;
  }

  /** Those that people report, in the order of a form. */
  public static List<MilestoneStatus> reported() {
    return Arrays.stream(values()).filter(status -> !status.hint.isEmpty()).toList();
  }
}

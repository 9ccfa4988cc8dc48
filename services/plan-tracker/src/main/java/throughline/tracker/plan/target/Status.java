package throughline.tracker.plan.target;

import java.util.List;
import throughline.tracker.shared.Mark;

/** Whether a measure is on track, the worst first. */
public enum Status {
  RED("Red", "off track", Mark.BAD),
  AMBER("Amber", "behind", Mark.CAREFUL),
  /** On its line today, and by its forecast short of the target when the year ends. */
  LIKELY_TO_MISS("On track, likely to miss", "", Mark.CAREFUL),
  GREEN("Green", "on track", Mark.GOOD),
  /** The year's target is reached and cannot be lost any more. */
  ACHIEVED("Achieved", "", Mark.REACHED),
  /** Of the first days of a year a sum says little, whichever way it points. */
  TOO_FEW_POINTS("Too early to say", "", Mark.UNKNOWN),
  /** There is a target and no figure, which is not a figure of 0. */
  NO_DATA("No data", "", Mark.UNKNOWN),
  /** Nobody said what it should come to: never judged. */
  NO_TARGET("No target", "", Mark.NOT_JUDGED);

  private final String words;
  private final String meaning;
  private final Mark mark;

  Status(String words, String meaning, Mark mark) {
    this.words = words;
    this.meaning = meaning;
    this.mark = mark;
  }

  public String words() {
    return words;
  }

  public String label() {
    return meaning.isEmpty()
        ? words
        : Character.toUpperCase(meaning.charAt(0)) + meaning.substring(1);
  }

  public Mark mark() {
    return mark;
  }

  public String counted() {
    return switch (this) {
      case ACHIEVED -> "achieved";
      case LIKELY_TO_MISS -> "likely to miss";
      case TOO_FEW_POINTS -> "too early to say";
      case NO_DATA -> "no data";
      case NO_TARGET -> "no target";
      default -> meaning;
    };
  }

  static List<Status> inSentence() {
    return List.of(ACHIEVED, GREEN, LIKELY_TO_MISS, AMBER, RED, TOO_FEW_POINTS, NO_DATA, NO_TARGET);
  }

  public boolean isOffTrack() {
    return this == RED || this == AMBER;
  }

  public boolean isJudged() {
    return this != TOO_FEW_POINTS && this != NO_DATA && this != NO_TARGET;
  }
}

package throughline.tracker.plan.milestone;

import java.util.Arrays;
import java.util.List;
import throughline.tracker.shared.Mark;

/** How a milestone stands, what needs somebody first. */
public enum MilestoneStatus {
  /** Its date has passed and it is not done: worked out, never said. */
  LATE("Late", Mark.BAD, ""),
  AT_RISK("At risk", Mark.CAREFUL, "It may not be done by its date"),
  ON_TRACK("On track", Mark.GOOD, "It will be done by its date"),
  NOT_STARTED("Not started", Mark.NOT_BEGUN, "Nobody has begun, and its date can still be kept"),
  /** Nobody has said anything, which says nothing of the milestone. */
  NOT_REPORTED("Not reported", Mark.UNKNOWN, ""),
  DEFERRED("Deferred", Mark.PUT_OFF, "Put off to a later date, on purpose"),
  DONE("Done", Mark.REACHED, "Say on which day"),
  CANCELLED("Cancelled", Mark.ENDED, "It will not be done");

  private final String words;
  private final Mark mark;
  private final String hint;

  MilestoneStatus(String words, Mark mark, String hint) {
    this.words = words;
    this.mark = mark;
    this.hint = hint;
  }

  public String words() {
    return words;
  }

  public Mark mark() {
    return mark;
  }

  public String hint() {
    return hint;
  }

  public String counted() {
    return words.toLowerCase(java.util.Locale.UK);
  }

  public boolean isOver() {
    return this == DONE || this == CANCELLED;
  }

  /** Whether who reports it says that its date will be kept. */
  boolean isKept() {
    return this == ON_TRACK || this == NOT_STARTED;
  }

  public boolean needsAttention() {
    return this == LATE || this == AT_RISK;
  }

  public static List<MilestoneStatus> reported() {
    return Arrays.stream(values()).filter(status -> !status.hint.isEmpty()).toList();
  }
}

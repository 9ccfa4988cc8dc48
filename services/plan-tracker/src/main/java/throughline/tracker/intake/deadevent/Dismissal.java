package throughline.tracker.intake.deadevent;

import java.time.Instant;

/**
 * Events that an administrator has dismissed at once.
 *
 * @param undoneByName who put back the latest of them; null when none was
 */
public record Dismissal(
    long id,
    String reason,
    String byName,
    Instant at,
    DeadReason firstReason,
    String firstDetail,
    long events,
    long undone,
    String undoneByName,
    Instant undoneAt) {

  public String words() {
    return firstReason.words() + ": " + firstDetail;
  }
}

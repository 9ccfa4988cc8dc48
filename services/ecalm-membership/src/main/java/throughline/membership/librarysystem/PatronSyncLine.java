package throughline.membership.librarysystem;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the lists.
 *
 * @param id the member's key
 * @param childName null if there is no record to open
 * @param reason why it was not told yet; null if it was not tried
 * @param card only where somebody has to do it by hand, who needs it to find the person; else null
 */
record PatronSyncLine(
    UUID id,
    String childName,
    String library,
    Instant waitingSince,
    String reason,
    Instruction instruction,
    String card) {
  public boolean canBeDoneByHand() {
    return instruction != Instruction.KEEP;
  }

  /** Hides the child from any log that this object slips into. */
  @Override
  public String toString() {
    return "HandOverLine " + id;
  }

  public boolean hasRecord() {
    return instruction != Instruction.REMOVE;
  }
}

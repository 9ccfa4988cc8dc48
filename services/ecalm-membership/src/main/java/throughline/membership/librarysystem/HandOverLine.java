package throughline.membership.librarysystem;

import java.time.Instant;
import java.util.UUID;

/**
 * A line of the lists, which names nobody.
 *
 * @param id the member's key
 * @param reason why it was not told yet; null if it was not tried
 * @param card only where somebody has to do it by hand, who needs it to find the person; else null
 */
record HandOverLine(
    UUID id,
    String library,
    Instant waitingSince,
    String reason,
    Instruction instruction,
    String card) {

  /** Whether somebody who did it in the library system may say so. */
  public boolean canBeDoneByHand() {
    return instruction != Instruction.KEEP;
  }

  /** Whether there is a record to open. */
  public boolean hasRecord() {
    return instruction != Instruction.REMOVE;
  }
}

package throughline.platform.database.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An entry as it is read again.
 *
 * @param action the name of the service's constant
 * @param reason null if none was given
 * @param changes those that can still be read
 * @param erased whether there were values that nobody can read any more
 */
public record RecordedAction(
    UUID id,
    Instant at,
    Actor actor,
    String action,
    AuditedRecord record,
    String reason,
    List<Change> changes,
    boolean erased) {

  /** Hides who and what from any log that this object slips into. */
  @Override
  public String toString() {
    return "RecordedAction " + id;
  }
}

package throughline.platform.database.audit;

import java.util.List;
import java.util.Objects;

/**
 * What somebody did to a record or saw of it.
 *
 * @param action one of the service's own list of what can be done; its name is kept for ever
 * @param reason why, in the actor's words; null where nobody is asked. It may hold nothing personal
 * @param changes which fields have another value now; empty for what was only seen
 */
public record AuditEntry(
    Actor actor, Enum<?> action, AuditedRecord record, String reason, List<Change> changes) {

  /** Keeps a copy of the changes. */
  public AuditEntry {
    Objects.requireNonNull(actor);
    Objects.requireNonNull(action);
    Objects.requireNonNull(record);
    changes = List.copyOf(changes);
  }

  /** What needs no reason. */
  public static AuditEntry of(
      Actor actor, Enum<?> action, AuditedRecord record, Change... changes) {
    return new AuditEntry(actor, action, record, null, List.of(changes));
  }

  /** The same, and why. */
  public AuditEntry because(String why) {
    return new AuditEntry(actor, action, record, why, changes);
  }

  List<Change> changes(boolean personal) {
    return changes.stream().filter(change -> change.personal() == personal).toList();
  }
}

package throughline.platform.database.audit;

import java.util.List;

/**
 * Learns of whatever is done to a record in the transaction that does it: for what has to follow
 * from every change, also from those of use cases that nobody has thought of yet. What it writes
 * commits with the change, or not at all. A service has a bean for each thing that follows.
 */
public interface AuditListener {

  /** These entries were just written. An exception makes the transaction roll back. */
  void written(List<AuditEntry> entries);

  /** What the history said of this record was just made unreadable, as part of its erasure. */
  void shredded(AuditedRecord record);
}

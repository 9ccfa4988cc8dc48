package throughline.platform.database.audit;

import java.util.Objects;

/**
 * The record that something was done to.
 *
 * @param type the service's own word for records of its kind, such as "enrolment"
 * @param id its key, which must not be anything personal
 */
public record AuditedRecord(String type, String id) {

  /** Takes any key by its text. */
  public static AuditedRecord of(String type, Object id) {
    return new AuditedRecord(type, id.toString());
  }

  /** Both are needed. */
  public AuditedRecord {
    Objects.requireNonNull(type);
    Objects.requireNonNull(id);
  }
}

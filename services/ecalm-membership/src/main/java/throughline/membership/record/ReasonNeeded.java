package throughline.membership.record;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * A record whose family's address is secret was asked for without a reason. No {@code Conflict},
 * which a page may show beside its form: this has a page of its own.
 */
public class ReasonNeeded extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final UUID record;

  ReasonNeeded(UUID record) {
    super(
        "The address of this family is secret. Say why you open the record: POST a reason to"
            + " /api/enrolments/{id}/openings, then ask again");
    this.record = record;
  }

  /** What is looked at, or null where somebody has to say first why: it is left out of a page. */
  public static <T> T orNull(Supplier<T> look) {
    try {
      return look.get();
    } catch (ReasonNeeded toLook) {
      return null;
    }
  }

  UUID record() {
    return record;
  }
}

package throughline.membership.enrolment;

import java.util.UUID;
import throughline.platform.core.refusal.Conflict;

/** A record whose family's address is secret was asked for without a reason. */
class ReasonNeeded extends Conflict {

  private static final long serialVersionUID = 1L;

  private final UUID record;

  ReasonNeeded(UUID record) {
    super(
        "reason-needed",
        "The address of this family is secret. Say why you open the record: POST a reason to"
            + " /api/enrolments/{id}/openings, then ask again");
    this.record = record;
  }

  UUID record() {
    return record;
  }
}

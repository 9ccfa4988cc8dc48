package throughline.volunteers.joining;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.Change;
import throughline.volunteers.volunteer.VolunteerHistory;

/** What can be done with an application. The names are in the history for ever. */
enum ApplicationAction {
  APPLIED,
  CONFIRMED,
  ACCEPTED,
  REJECTED,
  WITHDRAWN,
  APPEALED;

  /** Whoever applies without a sign-in. */
  static final Actor NOBODY = Actor.of("applicant", "applicant");

  AuditEntry of(UUID volunteer, String role, Actor actor, String words) {
    var changes =
        words == null
            ? new Change[] {Change.of("role", null, role)}
            : new Change[] {Change.of("role", null, role), Change.personal("reason", null, words)};
    return AuditEntry.of(actor, this, VolunteerHistory.record(volunteer), changes);
  }
}

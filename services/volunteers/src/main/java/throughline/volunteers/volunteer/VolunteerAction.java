package throughline.volunteers.volunteer;

import java.util.UUID;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.Change;

/**
 * What is done to a volunteer's record beside what staff decide of any. The names are in the
 * history for ever.
 */
enum VolunteerAction {
  ADDED,
  IMPORTED,
  INVITED,
  JOINED,
  CHANGED,
  CONTACT_READ,
  CONTACT_CHANGED,
  PAUSED,
  RESUMED,
  LEFT,
  REMOVED,
  DIED,
  ERASED;

  AuditEntry of(UUID volunteer, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, VolunteerHistory.record(volunteer), changes);
  }
}

package throughline.bookings.entrepreneur;

import java.util.UUID;
import throughline.bookings.Roles;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;

/** What can be done to a person's record. The names are in the history for ever. */
enum PersonAction {
  MERGED,
  CLAIMED,
  TAKEN_APART,
  TWO_PEOPLE,
  DISCLOSED,
  ERASED;

  static Actor adviser(SignedIn who, Places places) {
    return new Actor(who.subject(), Roles.ADVISER, places.only().orElse(null));
  }

  AuditEntry of(UUID person, Actor actor, Change... changes) {
    return AuditEntry.of(actor, this, record(person), changes);
  }

  static AuditedRecord record(UUID person) {
    return AuditedRecord.of("entrepreneur", person);
  }
}

package throughline.volunteers.volunteer;

import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditedRecord;
import throughline.volunteers.Roles;

/** How what happens to volunteers is written down. */
public final class VolunteerHistory {
  private VolunteerHistory() {}

  /** Whatever happens to somebody's record is under its number. */
  public static AuditedRecord record(UUID volunteer) {
    return AuditedRecord.of("volunteer", volunteer);
  }

  public static Actor coordinator(SignedIn who, Places places) {
    return new Actor(who.subject(), Roles.COORDINATOR, places.only().orElse(null));
  }

  public static Actor volunteer(SignedIn who) {
    return Actor.of(who.subject(), Roles.VOLUNTEER);
  }
}

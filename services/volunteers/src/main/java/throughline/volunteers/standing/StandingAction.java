package throughline.volunteers.standing;

import java.util.UUID;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.Change;
import throughline.volunteers.volunteer.VolunteerHistory;

/** What can be done to what counts towards roles. The names are in the history for ever. */
public enum StandingAction {
  REFERENCE_RECORDED("Reference recorded"),
  TRAINING_RECORDED("Training recorded"),
  CONSENT_RECORDED("Guardian’s consent recorded"),
  GUARDIAN_ASKED("Guardian asked"),
  GUARDIAN_AGREED("Guardian agreed"),
  GUARDIAN_DISAGREED("Guardian did not agree"),
  CHECK_RECORDED("DBS check recorded"),
  EXEMPTED("Exempted"),
  WITHDRAWN("Requirement withdrawn");

  /** Who acts by the link of a mail, in the history. */
  public static final String GUARDIAN = "guardian";

  private final String words;

  StandingAction(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  AuditEntry of(UUID volunteer, SignedIn who, Places places, Change... changes) {
    return AuditEntry.of(
        VolunteerHistory.coordinator(who, places),
        this,
        VolunteerHistory.record(volunteer),
        changes);
  }
}

package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Set;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.membership.record.RecordAction;
import throughline.membership.record.family.FamilyRecords.Taken;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;

/** A guardian chooses anew what the family is told. */
@ApplicationScoped
class ChoosePreferences {

  private final Preferences preferences;
  private final Members members;
  private final AuditTrail trail;
  private final Clock clock;

  ChoosePreferences(Preferences preferences, Members members, AuditTrail trail, Clock clock) {
    this.preferences = preferences;
    this.members = members;
    this.trail = trail;
    this.clock = clock;
  }

  /** Keeps the choice, by e-mail, since that is how the guardian came. */
  @Transactional(Transactional.TxType.MANDATORY)
  void choose(Taken taken, Set<Purpose> wanted) {
    var before = taken.child().wanted();
    if (before.equals(wanted)) {
      return;
    }
    preferences.choose(
        taken.member().key(), wanted, Channel.EMAIL, taken.actor().subject(), clock.instant());
    members.countChange(taken.member());
    trail.append(
        RecordAction.PREFERENCES_CHANGED.of(
            taken.member(),
            taken.actor(),
            Change.personal("preferences", Purpose.inWords(before), Purpose.inWords(wanted))));
  }
}

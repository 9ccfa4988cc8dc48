package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.membership.desk.enrolment.NameChild;
import throughline.membership.desk.enrolment.NameChild.NameRequest;
import throughline.membership.member.Members;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.person.preference.Purpose;
import throughline.membership.record.RecordAction;
import throughline.membership.record.family.FamilyRecords.Taken;
import throughline.membership.record.life.ChangeMembership;
import throughline.platform.core.input.Fields;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.web.input.Form;
import throughline.platform.web.seal.Secret;

/** A guardian changes something about a child of theirs. */
@ApplicationScoped
class ChangeRecord {

  /** What a guardian changes, as typed; each change takes the fields that it needs. */
  record FamilyChangeRequest(String version, NameRequest name, List<String> preferences) {

    static FamilyChangeRequest of(Form form) {
      return new FamilyChangeRequest(
          form.text("version"), NameRequest.of(form), form.ticked("preferences"));
    }

    @Override
    public String toString() {
      return "FamilyChangeRequest";
    }
  }

  private final FamilyRecords records;
  private final Preferences preferences;
  private final Members members;
  private final AuditTrail trail;
  private final NameChild nameChild;
  private final ChangeMembership changeMembership;
  private final Clock clock;

  ChangeRecord(
      FamilyRecords records,
      Preferences preferences,
      Members members,
      AuditTrail trail,
      NameChild nameChild,
      ChangeMembership changeMembership,
      Clock clock) {
    this.records = records;
    this.preferences = preferences;
    this.members = members;
    this.trail = trail;
    this.nameChild = nameChild;
    this.changeMembership = changeMembership;
    this.clock = clock;
  }

  @Transactional
  FamilyChild look(Optional<Secret> session, UUID id, FamilyChange change) {
    var child = records.one(session, id);
    change.require(child, London.today(clock));
    return child;
  }

  @Transactional
  void change(Optional<Secret> session, UUID id, FamilyChange change, FamilyChangeRequest typed) {
    var taken = records.take(session, id, typed.version());
    change.require(taken.child(), London.today(clock));
    switch (change) {
      case NAME -> nameChild.name(taken.member(), typed.name(), taken.actor());
      case PREFERENCES -> choose(taken, wanted(typed));
      case WITHDRAW -> changeMembership.withdraw(taken.member(), taken.actor());
      case RESUME -> changeMembership.resume(taken.member(), taken.actor());
      case DISAGREE -> changeMembership.hold(taken.member(), taken.actor());
    }
  }

  private static Set<Purpose> wanted(FamilyChangeRequest typed) {
    var fields = new Fields();
    var wanted = Purpose.read(fields, typed.preferences());
    fields.throwIfAny();
    return wanted;
  }

  /** Keeps the choice, by e-mail, since that is how the guardian came. */
  private void choose(Taken taken, Set<Purpose> wanted) {
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

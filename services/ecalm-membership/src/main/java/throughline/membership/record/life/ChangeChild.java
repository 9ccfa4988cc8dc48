package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.desk.enrolment.NameChild.NameRequest;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;

/** A child has another name now, or its date of birth was wrong: the same member and card. */
@ApplicationScoped
class ChangeChild {

  private static final String GIVEN = "childGivenNames";
  private static final String FAMILY = "childFamilyName";
  private static final String BORN = "dateOfBirth";

  private final Members members;
  private final LifeRecords records;
  private final PersonVault vault;
  private final RecalculateUse recalculateUse;
  private final Clock clock;

  ChangeChild(
      Members members,
      LifeRecords records,
      PersonVault vault,
      RecalculateUse recalculateUse,
      Clock clock) {
    this.members = members;
    this.records = records;
    this.vault = vault;
    this.recalculateUse = recalculateUse;
    this.clock = clock;
  }

  Map<String, String> nameNow(UUID id) {
    var name = named(vault.child(id)).name();
    var values = new HashMap<String, String>();
    Optional.ofNullable(name.givenNames()).ifPresent(given -> values.put(GIVEN, given));
    Optional.ofNullable(name.familyName()).ifPresent(family -> values.put(FAMILY, family));
    return values;
  }

  /** The figures know no name, so nothing is published. */
  void amendName(Taken taken) {
    var child = named(vault.lock(taken.id()));
    var fields = new Fields();
    var typed = taken.typed();
    var name = new NameRequest(typed.childGivenNames(), typed.childFamilyName()).read(fields);
    var reason = taken.reason(fields);
    vault.name(taken.id(), name);
    records.countChange(taken.member());
    records.lookForLike(taken.member());
    records.keep(
        taken,
        RecordAction.NAME_AMENDED,
        reason,
        Change.personal("childName", child.name().inFull(), name.inFull()));
  }

  private static Child named(Optional<Child> child) {
    var found = child.orElseThrow(() -> new NotFound("enrolment with this number"));
    if (found.name().notYet()) {
      throw new Conflict(
          "not-named-yet", "This child has no name yet. Open the record and name the child");
    }
    return found;
  }

  /**
   * An event leaves only if the quarter of the fifth birthday is another: until then a child counts
   * as under 5.
   */
  void correctDateOfBirth(Taken taken) {
    var member = taken.member();
    var child =
        vault.lock(taken.id()).orElseThrow(() -> new NotFound("enrolment with this number"));
    var today = London.today(clock);
    var fields = new Fields();
    var right = born(fields, taken.typed().dateOfBirth(), today, member);
    var reason = taken.reason(fields);
    vault.bornOn(taken.id(), right, !Under5.on(today, right));
    recalculateUse.notUnder5From(recordsOf(taken.id()), Under5.until(right));
    if (member.correctDateOfBirth(right)) {
      records.tellCorrected(member);
    } else {
      records.countChange(member);
    }
    records.lookForLike(member);
    records.keep(
        taken,
        RecordAction.DATE_OF_BIRTH_CORRECTED,
        reason,
        Change.personal(BORN, London.date(child.dateOfBirth()), London.date(right)));
  }

  private List<UUID> recordsOf(UUID id) {
    var keys = new ArrayList<>(members.mergedInto(id).stream().map(Member::key).toList());
    members.lockAll(keys);
    keys.add(id);
    return keys;
  }

  private static LocalDate born(Fields fields, String typed, LocalDate today, Member member) {
    var born = fields.dateNear(today, BORN, typed, "Enter the right date of birth");
    if (born == null) {
      return null;
    }
    if (born.isAfter(member.enrolledOn())) {
      fields.reject(
          BORN,
          "The date of birth must not be after the enrolment on "
              + London.date(member.enrolledOn()));
    } else if (Under5.on(member.enrolledOn(), born) != member.wasEnrolledUnder5()) {
      fields.reject(
          BORN,
          "By this date the age at the enrolment was %s: check the date"
              .formatted(member.wasEnrolledUnder5() ? "5 or older" : "under 5"));
    }
    return born;
  }
}

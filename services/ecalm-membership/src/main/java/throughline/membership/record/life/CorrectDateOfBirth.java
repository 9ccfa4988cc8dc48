package throughline.membership.record.life;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.usage.RecalculateUse;
import throughline.platform.core.input.Fields;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.Change;

/** A wrong date of birth is put right, and with it until when the child counts as under 5. */
@ApplicationScoped
class CorrectDateOfBirth implements LifeChange {

  private static final String BORN = "dateOfBirth";

  private final Members members;
  private final LifeRecords records;
  private final PersonVault vault;
  private final RecalculateUse putUseRight;
  private final Clock clock;

  CorrectDateOfBirth(
      Members members,
      LifeRecords records,
      PersonVault vault,
      RecalculateUse putUseRight,
      Clock clock) {
    this.members = members;
    this.records = records;
    this.vault = vault;
    this.putUseRight = putUseRight;
    this.clock = clock;
  }

  @Override
  public LifeEvent event() {
    return LifeEvent.DATE_OF_BIRTH_CORRECTED;
  }

  /** An event leaves only if the quarter of the fifth birthday is another. */
  @Override
  @Transactional
  public Recorded record(UUID id, LifeEventRequest typed, Desk desk) {
    var member = records.take(id, event(), typed.version(), desk);
    var child = vault.lock(id).orElseThrow(() -> new NotFound("enrolment with this number"));
    var today = London.today(clock);
    var fields = new Fields();
    var right = born(fields, typed.dateOfBirth(), today, member);
    var reason = LifeReason.read(fields, event(), typed.reason());
    fields.throwIfAny();
    var wrong = child.dateOfBirth();
    child.bornOn(right, !Under5.on(today, right));
    putUseRight.notUnder5From(recordsOf(id), Under5.until(right));
    if (member.correctDateOfBirth(right)) {
      records.tellCorrected(member);
    } else {
      records.countChange(member);
    }
    records.lookForLike(member);
    records.keep(
        member,
        RecordAction.DATE_OF_BIRTH_CORRECTED,
        desk,
        reason,
        Change.personal(BORN, London.date(wrong), London.date(right)));
    return Recorded.of(event(), id);
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

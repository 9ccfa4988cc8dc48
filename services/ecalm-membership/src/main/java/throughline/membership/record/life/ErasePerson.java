package throughline.membership.record.life;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.person.suppression.Suppressions;
import throughline.membership.person.vault.Child;
import throughline.membership.person.vault.PersonVault;
import throughline.membership.record.RecordAction;
import throughline.membership.record.life.LifeRecords.Taken;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.person.PersonalData;
import throughline.platform.core.time.London;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.mail.Outgoing;

/**
 * Takes away everything that tells who a member was; what is left are numbers of nobody. A database
 * that was restored from before an erasure forgets again, before the service answers anybody,
 * writes a mail or tells the library system.
 */
@ApplicationScoped
class ErasePerson {

  private static final String WORD = "erase";

  /** Observers without a priority come at 2500, and those that send and serve are such. */
  private static final int BEFORE_THE_OTHERS = 2000;

  private final Members members;
  private final PersonVault vault;
  private final List<PersonalData> held;
  private final Outgoing outgoing;
  private final FamilyAccess access;
  private final Suppressions suppressions;
  private final Erasures erasures;
  private final AuditTrail trail;
  private final LifeRecords records;
  private final Clock clock;

  ErasePerson(
      Members members,
      PersonVault vault,
      @All List<PersonalData> held,
      Outgoing outgoing,
      FamilyAccess access,
      Suppressions suppressions,
      Erasures erasures,
      AuditTrail trail,
      LifeRecords records,
      Clock clock) {
    this.members = members;
    this.vault = vault;
    this.held = held;
    this.outgoing = outgoing;
    this.access = access;
    this.suppressions = suppressions;
    this.erasures = erasures;
    this.trail = trail;
    this.records = records;
    this.clock = clock;
  }

  /** Erases a record that a desk has taken; returns the number of the certificate. */
  UUID erase(Taken taken) {
    var typed = TypedText.given(taken.typed().confirmation());
    if (typed.filter(WORD::equalsIgnoreCase).isEmpty()) {
      throw new InvalidInput("confirmation", "Type the word erase, since this cannot be undone");
    }
    records.keep(taken, RecordAction.ERASED, null);
    var now = clock.instant();
    var office = taken.member().enrolledAtOffice();
    for (var merged : eraseWithMerged(taken.member())) {
      erasures.add(UUID.randomUUID(), merged, office, now);
    }
    var certificate = UUID.randomUUID();
    erasures.add(certificate, taken.id(), office, now);
    return certificate;
  }

  /** Each in a transaction of its own; another instance that starts beside does none twice. */
  void replay(@Observes @Priority(BEFORE_THE_OTHERS) StartupEvent start) {
    for (var member : erasures.notDone()) {
      QuarkusTransaction.requiringNew()
          .run(
              () ->
                  members
                      .lock(member)
                      .filter(found -> !found.isErased())
                      .ifPresent(this::eraseWithMerged));
      Log.infof("event=erasure-replayed member=%s", member);
    }
  }

  private List<UUID> eraseWithMerged(Member member) {
    var merged = members.mergedInto(member.key()).stream().map(Member::key).toList();
    members.lockAll(merged).forEach(this::eraseOne);
    eraseOne(member);
    return merged;
  }

  private void eraseOne(Member member) {
    var now = clock.instant();
    var id = member.key();
    vault.child(id).ifPresent(this::suppress);
    var guardians = vault.known(id);
    var about = new ArrayList<String>();
    about.add(id.toString());
    guardians.stream().map(each -> each.guardian().toString()).forEach(about::add);
    // First, since a mail that is leaving now has to make its link in rows that go next.
    outgoing.erase(about);
    held.forEach(each -> each.erase(id));
    access.revoke(vault.withoutChild(guardians.stream().map(PersonVault.Known::person).toList()));
    member.erase(now);
    records.tell(member);
    trail.shred(RecordAction.record(id));
  }

  private void suppress(Child child) {
    var turnsFive = Under5.until(child.dateOfBirth());
    if (turnsFive.isAfter(London.today(clock))) {
      suppressions.add(child.name(), child.dateOfBirth(), child.birthOrder(), turnsFive);
    }
  }
}

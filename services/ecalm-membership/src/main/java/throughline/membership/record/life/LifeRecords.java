package throughline.membership.record.life;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.person.match.OpenCases;
import throughline.membership.person.vault.Adults;
import throughline.membership.record.Desk;
import throughline.membership.record.RecordAction;
import throughline.membership.record.RestrictedRecords;
import throughline.membership.reference.office.Office;
import throughline.membership.reference.office.Offices;
import throughline.platform.core.input.Fields;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.Change;
import throughline.platform.messaging.Outbox;

/** The records to which something happens: taken by one desk at a time, with all that follows. */
@ApplicationScoped
class LifeRecords {

  /** A record that nobody else changes until the transaction ends, and what happened to it. */
  record Taken(LifeEvent event, Member member, LifeEventRequest typed, Desk desk) {

    UUID id() {
      return member.key();
    }

    Actor actor() {
      return desk.actor(member);
    }

    /** Ends the reading of the form with why it happened, which is null where nobody is asked. */
    String reason(Fields fields) {
      var reason = event.reasons().read(fields, typed.reason());
      fields.throwIfAny();
      return reason;
    }
  }

  private final Members members;
  private final Adults adults;
  private final Offices offices;
  private final OpenCases cases;
  private final Outbox outbox;
  private final RestrictedRecords restricted;
  private final AuditTrail trail;
  private final Clock clock;

  LifeRecords(
      Members members,
      Adults adults,
      Offices offices,
      OpenCases cases,
      Outbox outbox,
      RestrictedRecords restricted,
      AuditTrail trail,
      Clock clock) {
    this.members = members;
    this.adults = adults;
    this.offices = offices;
    this.cases = cases;
    this.outbox = outbox;
    this.restricted = restricted;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Member take(UUID id, LifeEvent event, String version, Desk desk) {
    var member = restricted.take(id, version, desk);
    require(event, member, desk);
    return member;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Member look(UUID id, LifeEvent event, Desk desk) {
    var member = restricted.look(id, desk);
    require(event, member, desk);
    return member;
  }

  private void require(LifeEvent event, Member member, Desk desk) {
    event.require(member, desk.offices(), officeOf(member));
    if (event.isOfChildren() && adults.include(member.key())) {
      throw LifeEvent.notNow();
    }
  }

  /** The name of the office that made the enrolment; null if that is not known. */
  String officeOf(Member member) {
    return Optional.ofNullable(member.enrolledAtOffice())
        .flatMap(offices::find)
        .map(Office::name)
        .orElse(null);
  }

  /** Publishes what is true of the member now, if the record counts at all. */
  @Transactional(Transactional.TxType.MANDATORY)
  void tell(Member member) {
    members.flush();
    if (!member.isUndone()) {
      MemberEvents.changed(member, clock.instant()).ifPresent(outbox::append);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void tellCorrected(Member member) {
    members.flush();
    MemberEvents.corrected(member, clock.instant()).ifPresent(outbox::append);
  }

  /** Raises the version for a change of what only the vault holds: nobody is told of it. */
  @Transactional(Transactional.TxType.MANDATORY)
  void countChange(Member member) {
    members.countChange(member);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void lookForLike(Member member) {
    cases.of(member.key(), clock.instant());
  }

  /** Writes down who did it and why; the reason is null where nobody is asked. */
  @Transactional(Transactional.TxType.MANDATORY)
  void keep(Taken taken, RecordAction action, String why, Change... changes) {
    keep(taken.member(), action, taken.actor(), why, changes);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void keep(Member member, RecordAction action, Actor actor, String why, Change... changes) {
    trail.append(action.of(member, actor, changes).because(why));
    // One word for all: a log tells nobody what became of a child.
    Log.infof("event=record-changed member=%s", member.key());
  }
}

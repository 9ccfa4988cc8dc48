package throughline.membership.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.membership.Roles;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.member.Under5;
import throughline.membership.offer.DeferredOffers;
import throughline.membership.vault.PersonVault;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.outbox.Outbox;

/** A registrar makes a newborn a library member. */
@ApplicationScoped
public class EnrolNewborn {

  private final ReadEnrolment readEnrolment;
  private final Members members;
  private final PersonVault vault;
  private final Cards cards;
  private final DeferredOffers deferredOffers;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  EnrolNewborn(
      ReadEnrolment readEnrolment,
      Members members,
      PersonVault vault,
      Cards cards,
      DeferredOffers deferredOffers,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.readEnrolment = readEnrolment;
    this.members = members;
    this.vault = vault;
    this.cards = cards;
    this.deferredOffers = deferredOffers;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps the member, gives the card and publishes that. Of two enrolments with one card at once
   * the second waits for the first and is then told that the card is taken.
   *
   * @param registrar the sign-in's own name for the registrar
   * @param places the registrar's offices
   * @throws InvalidInput naming every wrong field
   */
  @Transactional
  public EnrolmentView enrol(EnrolmentRequest typed, String registrar, Places places) {
    var now = clock.instant();
    var enrolment = readEnrolment.read(typed, London.dateOf(now), places);
    var member =
        Member.enrolledByRegistrar(
            enrolment.office(),
            enrolment.library(),
            enrolment.residence(),
            Under5.untilQuarter(enrolment.dateOfBirth()),
            registrar,
            now);
    members.persistAndFlush(member);
    if (!cards.give(enrolment.card(), member.key(), now)) {
      throw ReadEnrolment.cardTaken();
    }
    vault.keep(enrolment.child(member.key()), enrolment.guardian(member.key()));
    enrolment.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places));
    outbox.append(MemberEvents.enrolled(member, now));
    trail.append(
        EnrolmentAction.ENROLLED.of(
            member, new Actor(registrar, Roles.REGISTRAR, member.enrolledAtOffice())));
    Log.infof("event=newborn-enrolled member=%s", member.key());
    return EnrolmentView.of(member);
  }
}

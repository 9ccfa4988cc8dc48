package throughline.membership.enrolment;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import throughline.membership.Roles;
import throughline.membership.card.Cards;
import throughline.membership.match.OpenCases;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.offer.DeferredOffers;
import throughline.membership.preference.Preferences;
import throughline.platform.audit.Actor;
import throughline.platform.audit.AuditEntry;
import throughline.platform.audit.AuditTrail;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.permission.Places;
import throughline.platform.core.time.London;
import throughline.platform.outbox.Outbox;

/** A registrar makes the newborns of a visit library members: all of them or none. */
@ApplicationScoped
public class EnrolNewborn {

  private final ReadEnrolment readEnrolment;
  private final Members members;
  private final KeepFamily keepFamily;
  private final OpenCases openCases;
  private final Cards cards;
  private final Preferences preferences;
  private final DeferredOffers deferredOffers;
  private final Outbox outbox;
  private final AuditTrail trail;
  private final Clock clock;

  EnrolNewborn(
      ReadEnrolment readEnrolment,
      Members members,
      KeepFamily keepFamily,
      OpenCases openCases,
      Cards cards,
      Preferences preferences,
      DeferredOffers deferredOffers,
      Outbox outbox,
      AuditTrail trail,
      Clock clock) {
    this.readEnrolment = readEnrolment;
    this.members = members;
    this.keepFamily = keepFamily;
    this.openCases = openCases;
    this.cards = cards;
    this.preferences = preferences;
    this.deferredOffers = deferredOffers;
    this.outbox = outbox;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * Keeps the members, gives the cards and publishes that. Of two enrolments with one card at once
   * the second waits for the first and is then told that the card is taken. Who is likely recorded
   * already is enrolled all the same: somebody looks at it later, without the family.
   *
   * @param registrar the sign-in's own name for the registrar
   * @param places the registrar's offices
   * @throws InvalidInput naming every wrong field
   */
  @Transactional
  public EnrolmentView enrol(EnrolmentRequest typed, String registrar, Places places) {
    var now = clock.instant();
    var visit = readEnrolment.read(typed, London.dateOf(now), places);
    var enrolled = keepMembers(visit, registrar, now);
    giveCards(visit.children(), enrolled, now);
    keepFamily.of(visit, enrolled, registrar, now);
    openCases.of(visit.newcomers(enrolled), now);
    preferences.add(
        enrolled.stream().map(Member::key).toList(),
        visit.purposes(),
        visit.channel(),
        registrar,
        now);
    visit.deferredOffer().ifPresent(offer -> deferredOffers.take(offer, places));
    tell(enrolled, registrar, now);
    return EnrolmentView.of(enrolled);
  }

  private List<Member> keepMembers(Enrolment visit, String registrar, Instant now) {
    var household = UUID.randomUUID();
    var enrolled = new ArrayList<Member>();
    for (var child : visit.children()) {
      var member =
          Member.enrolledByRegistrar(
              visit.office(),
              visit.library(),
              visit.residence(),
              child.dateOfBirth(),
              household,
              preferences.noticeVersion(),
              registrar,
              now);
      members.add(member);
      enrolled.add(member);
    }
    return enrolled;
  }

  /**
   * In the order of their numbers, so that two desks that share cards never wait for each other.
   */
  private void giveCards(List<NewChild> children, List<Member> enrolled, Instant now) {
    IntStream.range(0, children.size())
        .boxed()
        .sorted(Comparator.comparing(i -> children.get(i).card().digits()))
        .forEach(i -> give(children.get(i), enrolled.get(i), now));
  }

  private void give(NewChild child, Member member, Instant now) {
    if (!cards.give(child.card(), member.key(), now)) {
      throw ReadEnrolment.cardTaken(child.cardField());
    }
  }

  private void tell(List<Member> enrolled, String registrar, Instant now) {
    outbox.appendAll(enrolled.stream().map(member -> MemberEvents.enrolled(member, now)).toList());
    trail.appendAll(enrolled.stream().map(member -> entry(member, registrar)).toList());
    enrolled.forEach(member -> Log.infof("event=newborn-enrolled member=%s", member.key()));
  }

  private static AuditEntry entry(Member member, String registrar) {
    return EnrolmentAction.ENROLLED.of(
        member, new Actor(registrar, Roles.REGISTRAR, member.enrolledAtOffice()));
  }
}

package throughline.membership.desk.enrolment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import throughline.membership.card.CardNumber;
import throughline.membership.card.Cards;
import throughline.membership.member.Member;
import throughline.membership.member.MemberEvents;
import throughline.membership.member.Members;
import throughline.membership.person.match.FindLikely;
import throughline.membership.person.match.Newcomer;
import throughline.membership.person.match.OpenCases;
import throughline.membership.person.preference.Preferences;
import throughline.membership.person.preference.Preferences.Channel;
import throughline.membership.record.RecordAction;
import throughline.membership.shared.Roles;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.messaging.Outbox;

/**
 * Keeps visits that were read and found right, with all that follows, by as many statements for a
 * thousand as for one.
 */
@ApplicationScoped
public class KeepEnrolments {
  private final Members members;
  private final KeepFamily keepFamily;
  private final FindLikely findLikely;
  private final OpenCases openCases;
  private final Cards cards;
  private final Preferences preferences;
  private final Outbox outbox;
  private final AuditTrail trail;

  KeepEnrolments(
      Members members,
      KeepFamily keepFamily,
      FindLikely findLikely,
      OpenCases openCases,
      Cards cards,
      Preferences preferences,
      Outbox outbox,
      AuditTrail trail) {
    this.members = members;
    this.keepFamily = keepFamily;
    this.findLikely = findLikely;
    this.openCases = openCases;
    this.cards = cards;
    this.preferences = preferences;
    this.outbox = outbox;
    this.trail = trail;
  }

  /**
   * Keeps the members, gives the cards and publishes that. Who is likely recorded already is
   * enrolled all the same: somebody looks at it later.
   *
   * @return the members, by visit, in the order of its children
   * @throws InvalidInput naming the field of a card that has become somebody's since it was read
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<List<Member>> keep(List<Enrolment> visits, String registrar, Instant now) {
    return keep(visits, registrar, now, false);
  }

  /**
   * The same of one visit, unless somebody of it is likely recorded already. That is asked once,
   * when they are kept: what is found either refuses the visit, of which nothing then stays, or is
   * what somebody looks at later.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Member> keepUnlessRecorded(Enrolment visit, String registrar, Instant now) {
    return keep(List.of(visit), registrar, now, true).get(0);
  }

  private List<List<Member>> keep(
      List<Enrolment> visits, String registrar, Instant now, boolean unlessRecorded) {
    var enrolled = visits.stream().map(visit -> members(visit, registrar, now)).toList();
    var all = enrolled.stream().flatMap(List::stream).toList();
    members.addAll(all);
    giveCards(visits, enrolled, now);
    keepFamily.of(visits, enrolled, registrar, now);
    var newcomers = newcomers(visits, enrolled);
    var likely = findLikely.of(newcomers);
    if (unlessRecorded) {
      requireNoOther(all, likely);
    }
    openCases.of(newcomers, likely, now);
    for (var i = 0; i < visits.size(); i++) {
      var visit = visits.get(i);
      preferences.add(
          childrenOf(visit, enrolled.get(i)), visit.purposes(), Channel.EMAIL, registrar, now);
    }
    outbox.appendAll(
        all.stream().flatMap(member -> MemberEvents.enrolled(member, now).stream()).toList());
    trail.appendAll(all.stream().map(member -> entry(member, registrar)).toList());
    return enrolled;
  }

  /** Brothers and sisters of the visit may be alike: each has a record of its own. */
  private static void requireNoOther(List<Member> ofVisit, List<FindLikely.Found> found) {
    var own = ofVisit.stream().map(Member::key).collect(Collectors.toSet());
    if (found.stream()
        .flatMap(each -> each.likely().stream())
        .anyMatch(likely -> !own.contains(likely.member()))) {
      throw new InvalidInput(ParseVisits.ANOTHER_CHILD, ParseVisits.RECORDED);
    }
  }

  private static List<UUID> childrenOf(Enrolment visit, List<Member> enrolled) {
    return IntStream.range(0, enrolled.size())
        .filter(i -> !visit.children().get(i).isAdult())
        .mapToObj(i -> enrolled.get(i).key())
        .toList();
  }

  private List<Member> members(Enrolment visit, String registrar, Instant now) {
    var household = UUID.randomUUID();
    return visit.children().stream()
        .map(
            child ->
                Member.enrolledByRegistrar(
                    visit.office(),
                    visit.library(),
                    visit.residence(),
                    child.dateOfBirth(),
                    household,
                    preferences.noticeVersion(),
                    registrar,
                    now))
        .toList();
  }

  private void giveCards(List<Enrolment> visits, List<List<Member>> enrolled, Instant now) {
    var owners = new HashMap<CardNumber, UUID>();
    var children = new ArrayList<NewChild>();
    for (var i = 0; i < visits.size(); i++) {
      for (var j = 0; j < enrolled.get(i).size(); j++) {
        var child = visits.get(i).children().get(j);
        children.add(child);
        owners.put(child.card(), enrolled.get(i).get(j).key());
      }
    }
    var given = cards.giveNew(owners, now);
    children.stream()
        .filter(child -> !given.contains(child.card()))
        .findFirst()
        .ifPresent(
            child -> {
              throw ParseEnrolment.cardTaken(child.cardField());
            });
  }

  private static List<Newcomer> newcomers(List<Enrolment> visits, List<List<Member>> enrolled) {
    return IntStream.range(0, visits.size())
        .boxed()
        .flatMap(i -> visits.get(i).newcomers(enrolled.get(i)).stream())
        .toList();
  }

  private static AuditEntry entry(Member member, String registrar) {
    return RecordAction.ENROLLED.of(
        member, new Actor(registrar, Roles.REGISTRAR, member.enrolledAtOffice()));
  }
}

package throughline.membership.record.duplicate;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.member.MembershipState;
import throughline.membership.person.vault.AddressPolicies;
import throughline.membership.record.Desk;
import throughline.membership.record.RestrictedRecords;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.database.audit.Actor;

/** Finds the pairs of records that wait to be decided, for whoever may see one of the two. */
@ApplicationScoped
class OpenPairs {

  static final String BOTH_STAND =
      """
      a.recordState = VALID and a.sealedAt is null and a.erasedAt is null
      and b.recordState = VALID and b.sealedAt is null and b.erasedAt is null
      """;

  static final String SEES_ONE =
      """
      (:everyOffice = true or a.enrolledAtOffice in :offices or b.enrolledAtOffice in :offices
        or :everyLibrary = true
        or exists (select 1 from a.homeLibrary home where home.toDate is null and home.library in :libraries)
        or exists (select 1 from b.homeLibrary home where home.toDate is null and home.library in :libraries))
      """;

  static final String WITH_MEMBERS =
      "DuplicateCase c join Member a on a.key = c.one join Member b on b.key = c.other";

  private static final String OF_PAIR =
      "from DuplicateCase c where c.one in :pair and c.other in :pair";

  private static final Set<MembershipState> GONE =
      Set.of(
          MembershipState.UNDONE,
          MembershipState.MERGED,
          MembershipState.SEALED,
          MembershipState.ERASED);

  private final Session database;
  private final Members members;
  private final AddressPolicies policies;
  private final RestrictedRecords restricted;

  OpenPairs(
      Session database, Members members, AddressPolicies policies, RestrictedRecords restricted) {
    this.database = database;
    this.members = members;
    this.policies = policies;
    this.restricted = restricted;
  }

  /** A case and its two members. */
  record Pair(DuplicateCase about, Member a, Member b, boolean seesA, boolean seesB) {

    Actor actor(Desk desk) {
      return desk.actor(seesA ? a : b);
    }

    boolean isTheirs(Member member) {
      return member == a ? seesA : seesB;
    }

    /** What the place of the record that this desk does not see wants done; it lets it be seen. */
    Optional<Proposal> proposedToThem() {
      return about.proposal().filter(proposal -> !isTheirs(proposal.from()));
    }

    private boolean isTheirs(UUID key) {
      return isTheirs(a.key().equals(key) ? a : b);
    }
  }

  /** One that waits. */
  @Transactional(Transactional.TxType.MANDATORY)
  Pair look(UUID id, Desk desk) {
    var found = find(id, desk);
    requireOpen(found);
    return pair(found, desk);
  }

  /** The same one to be decided, with both its records: others wait for the commit. */
  @Transactional(Transactional.TxType.MANDATORY)
  Pair take(UUID id, Desk desk) {
    var read = find(id, desk);
    // First, as everybody does: who erases or closes one of them deletes the case under its lock.
    members.lockAll(List.of(read.one(), read.other()));
    var found = find(id, desk);
    database.refresh(found, LockModeType.PESSIMISTIC_WRITE);
    requireOpen(found);
    return pair(found, desk);
  }

  private DuplicateCase find(UUID id, Desk desk) {
    var query =
        database.createQuery(
            "select c from %s where c.id = :id and %s".formatted(WITH_MEMBERS, SEES_ONE),
            DuplicateCase.class);
    query.setParameter("id", id);
    desk.parameters().forEach(query::setParameter);
    return query.getResultStream().findFirst().orElseThrow(OpenPairs::notFound);
  }

  private static void requireOpen(DuplicateCase about) {
    if (about.decision() != null) {
      throw new Conflict(
          "case-decided",
          "This was decided: %s. Open the list to see what waits"
              .formatted(about.decision().inWords().toLowerCase(Locale.UK)));
    }
  }

  private Pair pair(DuplicateCase about, Desk desk) {
    var one = standing(about.one());
    var other = standing(about.other());
    var oneIsFirst = !one.recordedAt().isAfter(other.recordedAt());
    var a = oneIsFirst ? one : other;
    var b = oneIsFirst ? other : one;
    return new Pair(about, a, b, sees(a, desk), sees(b, desk));
  }

  private Member standing(UUID key) {
    return members
        .findByIdOptional(key)
        .filter(member -> !GONE.contains(member.standing()))
        .orElseThrow(OpenPairs::notFound);
  }

  private static NotFound notFound() {
    return new NotFound("pair of records with this number");
  }

  /**
   * Of a record with a secret address nothing is shown to another desk, and to its own only for a
   * reason.
   */
  private boolean sees(Member member, Desk desk) {
    var sees = members.find(member.key(), desk.offices(), desk.libraries()).isPresent();
    if (sees) {
      restricted.requireToLook(member, desk);
    }
    if (!sees && policies.isSecret(member.key())) {
      throw secretElsewhere();
    }
    return sees;
  }

  static Conflict secretElsewhere() {
    return new Conflict(
        "secret-elsewhere",
        "The other record is another place’s, and its address is secret. Ask somebody who looks"
            + " after records of the whole county");
  }

  /** That of these two records, whatever has become of it. */
  Optional<DuplicateCase> of(UUID one, UUID other) {
    return database
        .createQuery(OF_PAIR, DuplicateCase.class)
        .setParameterList("pair", List.of(one, other))
        .getResultStream()
        .findFirst();
  }
}

package throughline.membership.record.family;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import throughline.membership.contact.link.FamilyAccess;
import throughline.membership.member.AgeGroup;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.OfVault;
import throughline.membership.record.RecordAction;
import throughline.membership.record.guardian.ReachGuardian.Locked;
import throughline.membership.shared.WithoutSignIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.web.seal.Secret;

/**
 * The records that a guardian may see by a link: what is true now decides, so that a link shows
 * nothing from the moment at which nobody may write to its holder. A child of whom somebody said
 * that it has died is not among them, and no word tells of it.
 */
@ApplicationScoped
class FamilyRecords {

  /**
   * A family with a secret address is shown its record where mail is a safe way to reach it. Nobody
   * else is shown that of a child who has grown up: an adult answers for themself.
   */
  private static final String SHOWN =
      """
      SELECT guardian.id, guardian.member_key AS member, guardian.name AS guardian_name, guardian.relationship,
             coalesce(guardian.email, guardian.phone) AS contact, guardian.may_manage,
             child.given_names, child.family_name, child.not_named_yet, child.date_of_birth,
             member.version, member.enrolled_on, member.withdrawn_on,
             member.held_since IS NOT NULL AS held, member.notice_version,
             coalesce(policy.policy = 'RESTRICTED', false) AS restricted,
             EXISTS (SELECT FROM vault.address
                     WHERE address.member_key = member.key AND address.to_date IS NULL) AS address_held,
             CASE WHEN policy.policy IS DISTINCT FROM 'RESTRICTED' THEN library.name END AS library,
             right(card.number, 4) AS card_ending, office.name AS office,
             ARRAY(SELECT purpose FROM (
                     SELECT DISTINCT ON (purpose) purpose, wanted FROM preference
                     WHERE preference.member_key = member.key AND channel = 'EMAIL'
                     ORDER BY purpose, id DESC) chosen
                   WHERE wanted ORDER BY purpose) AS chosen
      FROM vault.guardian guardian
      JOIN vault.child child ON child.member_key = guardian.member_key
      JOIN member ON member.key = guardian.member_key
      LEFT JOIN vault.address_policy policy ON policy.member_key = member.key
      LEFT JOIN home_library_spell home ON home.member_key = member.key AND home.to_date IS NULL
      LEFT JOIN library ON library.code = home.library_code
      LEFT JOIN office ON office.code = member.enrolled_at_office
      LEFT JOIN card ON card.member_key = member.key AND card.voided_at IS NULL
      WHERE guardian.person_key = :person AND guardian.may_contact
        AND (guardian.valid_to IS NULL OR guardian.valid_to > :today)
        AND (guardian.relationship = 'SELF' OR child.date_of_birth > :adultsBorn)
        AND member.record_state = 'VALID' AND member.death IS NULL
        AND member.sealed_at IS NULL AND member.erased_at IS NULL
        AND (policy.policy IS DISTINCT FROM 'RESTRICTED' OR policy.safe_channel = 'EMAIL')
      ORDER BY member.recorded_at, member.key
      """;

  /** A record that is nobody else's to change until the transaction ends. */
  record Taken(Member member, FamilyChild child) {

    /** The reader, as the history knows them. */
    Actor actor() {
      return Actor.of(child.id().toString(), WithoutSignIn.GUARDIAN);
    }
  }

  /** A family's page opens nothing any more: its session has ended, or there is nothing to show. */
  static class PageClosed extends RuntimeException {
    PageClosed() {
      super("the page is closed", null, false, false);
    }
  }

  private final Sql sql;
  private final Members members;
  private final FamilyAccess access;
  private final Clock clock;

  FamilyRecords(@OfVault Sql sql, Members members, FamilyAccess access, Clock clock) {
    this.sql = sql;
    this.members = members;
    this.access = access;
    this.clock = clock;
  }

  /** Whose session it is, if anything is shown to them. */
  UUID person(Optional<Secret> session) {
    return session.flatMap(access::inSession).orElseThrow(PageClosed::new);
  }

  List<FamilyChild> of(UUID person) {
    var today = London.today(clock);
    var adultsBorn = AgeGroup.latestBirthOfAdults(today);
    return sql.of(SHOWN)
        .bind("person", person)
        .bind("today", today)
        .bind("adultsBorn", adultsBorn)
        .list(FamilyChild.class);
  }

  List<FamilyChild> shown(Optional<Secret> session) {
    var children = of(person(session));
    if (children.isEmpty()) {
      throw new PageClosed();
    }
    return children;
  }

  static Optional<UUID> reachable(List<FamilyChild> shown) {
    return shown.stream()
        .filter(child -> !child.held() && child.withdrawnOn() == null)
        .map(FamilyChild::id)
        .findFirst();
  }

  UUID reachable(Optional<Secret> session) {
    return reachable(shown(session)).orElseThrow(FamilyChange::notNow);
  }

  static Function<Locked, AuditEntry> entry(RecordAction action) {
    return each ->
        action.of(each.member(), Actor.of(each.guardian().id().toString(), WithoutSignIn.GUARDIAN));
  }

  FamilyChild one(Optional<Secret> session, UUID id) {
    return shown(session).stream()
        .filter(child -> child.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("record at this address"));
  }

  /** One of them, to be changed. */
  @Transactional(Transactional.TxType.MANDATORY)
  Taken take(Optional<Secret> session, UUID id, String version) {
    var member = members.lock(one(session, id).member()).orElseThrow();
    // What was read before the lock may have changed while somebody else had it.
    var child = one(session, id);
    if (!Long.toString(member.version()).equals(version)) {
      throw new Conflict(
          "record-changed",
          "Somebody has changed this record since you opened the page. What it says now is shown:"
              + " send this again if it is still right");
    }
    return new Taken(member, child);
  }
}

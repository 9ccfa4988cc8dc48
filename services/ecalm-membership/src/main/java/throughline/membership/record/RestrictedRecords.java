package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import throughline.membership.member.Member;
import throughline.membership.member.Members;
import throughline.membership.person.vault.AddressPolicies;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/**
 * The one gate before the records of a desk, and of families whose address is secret: whoever opens
 * one of these has said why a short time ago, or enrolled the child today and has the family before
 * them.
 */
@ApplicationScoped
public class RestrictedRecords implements ExpiringRows {

  /** Why a record whose address is secret, or that address, is opened. */
  static final Reasons REASONS =
      Reasons.NONE
          .or("FAMILY_ASKED", "The family asks what is held")
          .or("FAMILY_WANTS", "The family wants something done")
          .or("CORRECTION", "Something has to be put right")
          .or("SAFETY", "Somebody’s safety depends on it")
          .or("LAW", "A court or the police has the right to it");

  private static final Duration TO_LOOK = Duration.ofHours(1);

  /** As long as a form is kept whose sender was signed out. */
  private static final Duration TO_SEND_A_FORM = Duration.ofHours(8);

  private static final String OPENED =
      """
      SELECT EXISTS (
        SELECT FROM restricted_opening
        WHERE member_key = :member AND subject = :subject AND opened_at > :since)
      """;

  private static final String OPEN =
      """
      INSERT INTO restricted_opening (member_key, subject, opened_at) VALUES (:member, :subject, :now)
      ON CONFLICT ON CONSTRAINT restricted_opening_pk DO UPDATE SET opened_at = EXCLUDED.opened_at
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM restricted_opening WHERE (member_key, subject) IN (
        SELECT member_key, subject FROM restricted_opening WHERE opened_at <= :before
        ORDER BY opened_at LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private final Sql sql;
  private final Members members;
  private final AddressPolicies policies;
  private final Clock clock;

  RestrictedRecords(Sql sql, Members members, AddressPolicies policies, Clock clock) {
    this.sql = sql;
    this.members = members;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * A record of this desk, before it was said why it is opened.
   *
   * @throws NotFound also if it is another desk's, so that nobody learns which numbers exist
   */
  public Member find(UUID id, Desk desk) {
    return members
        .find(id, desk.offices(), desk.libraries())
        .orElseThrow(() -> new NotFound("enrolment with this number"));
  }

  /**
   * A record of this desk, to look at it.
   *
   * @throws NotFound if it is another desk's
   * @throws ReasonNeeded if they have to say why first
   */
  public Member look(UUID id, Desk desk) {
    var member = find(id, desk);
    requireToLook(member, desk);
    return member;
  }

  /**
   * The same, until the transaction ends nobody else's to change.
   *
   * @throws throughline.platform.core.refusal.Conflict if somebody changed it since it was shown
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Member take(UUID id, String version, Desk desk) {
    var member =
        members
            .lock(id, desk.offices(), desk.libraries())
            .orElseThrow(() -> new NotFound("enrolment with this number"));
    requireToChange(member, desk);
    requireSeen(member, version);
    return member;
  }

  /** Goes on if nobody changed the enrolment since its form was opened. */
  public static void requireSeen(Member member, String version) {
    if (!Long.toString(member.version()).equals(version)) {
      throw new Conflict(
          "enrolment-changed",
          "This record was changed since you opened it. Look at what it says now, and send this"
              + " again if it is still right");
    }
  }

  public void requireToLook(Member member, Desk desk) {
    require(member, desk, TO_LOOK);
  }

  public void requireToChange(Member member, Desk desk) {
    require(member, desk, TO_SEND_A_FORM);
  }

  /** Whoever is at this desk has said why, or made the address secret. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void open(Member member, Desk desk) {
    var now = clock.instant();
    sql.of(OPEN)
        .bind("member", member.key())
        .bind("subject", desk.subject())
        .bind("now", now)
        .update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH)
        .bind("before", before.minus(TO_SEND_A_FORM))
        .bind("limit", limit)
        .update();
  }

  private void require(Member member, Desk desk, Duration within) {
    if (policies.isSecret(member.key())
        && !member.canBePutRightBy(desk.subject(), London.today(clock))
        && !sql.of(OPENED)
            .bind("member", member.key())
            .bind("subject", desk.subject())
            .bind("since", clock.instant().minus(within))
            .one(Boolean.class)) {
      throw new ReasonNeeded(member.key());
    }
  }
}

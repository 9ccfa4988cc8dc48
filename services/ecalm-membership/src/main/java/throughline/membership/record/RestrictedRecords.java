package throughline.membership.record;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import throughline.membership.member.Member;
import throughline.membership.person.vault.AddressPolicies;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/**
 * The one gate before the records of families whose address is secret: whoever opens one has said
 * why a short time ago, or enrolled the child today and has the family before them.
 */
@ApplicationScoped
public class RestrictedRecords implements ExpiringRows {

  private static final Duration TO_LOOK = Duration.ofHours(1);

  private static final Duration TO_SEND_A_FORM = Duration.ofHours(8);

  private static final String OPENED =
      """
      SELECT EXISTS (
        SELECT FROM restricted_opening WHERE member_key = ? AND subject = ? AND opened_at > ?)
      """;

  private static final String OPEN =
      """
      INSERT INTO restricted_opening (member_key, subject, opened_at) VALUES (?, ?, ?)
      ON CONFLICT ON CONSTRAINT restricted_opening_pk DO UPDATE SET opened_at = EXCLUDED.opened_at
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM restricted_opening WHERE (member_key, subject) IN (
        SELECT member_key, subject FROM restricted_opening WHERE opened_at <= ?
        ORDER BY opened_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;
  private final AddressPolicies policies;
  private final Clock clock;

  RestrictedRecords(Statements statements, AddressPolicies policies, Clock clock) {
    this.statements = statements;
    this.policies = policies;
    this.clock = clock;
  }

  public void requireToLook(Member member, Desk desk) {
    require(member, desk, TO_LOOK);
  }

  public void requireToChange(Member member, Desk desk) {
    require(member, desk, TO_SEND_A_FORM);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void open(Member member, Desk desk) {
    statements.update(OPEN, member.key(), desk.subject(), clock.instant());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before.minus(TO_SEND_A_FORM), limit);
  }

  private void require(Member member, Desk desk, Duration within) {
    if (policies.isSecret(member.key())
        && !member.canBePutRightBy(desk.subject(), London.today(clock))
        && !opened(member, desk, within)) {
      throw new ReasonNeeded(member.key());
    }
  }

  private boolean opened(Member member, Desk desk, Duration within) {
    return statements
        .first(
            OPENED,
            row -> row.getBoolean(1),
            member.key(),
            desk.subject(),
            clock.instant().minus(within))
        .orElseThrow();
  }
}

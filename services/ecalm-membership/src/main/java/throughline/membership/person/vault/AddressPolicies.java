package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/** What may be done with the addresses of children: whoever asks learns no address. */
@ApplicationScoped
public class AddressPolicies {

  private static final String POLICY =
      "SELECT policy FROM vault.address_policy WHERE member_key = :member";

  private static final String SAFE =
      "SELECT safe_channel FROM vault.address_policy WHERE member_key = :member";

  private static final String ALLOW =
      """
      UPDATE vault.address_policy SET safe_channel = :channel WHERE member_key = :member AND policy = 'RESTRICTED'
      """;

  /** A safe way to write is asked for anew. */
  private static final String MAKE_SECRET =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
      SELECT member_key, 'RESTRICTED', :who, CAST(:now AS timestamptz), CAST(:review AS date)
      FROM vault.child WHERE member_key = ANY (CAST(:members AS uuid[]))
      ON CONFLICT ON CONSTRAINT address_policy_pk
      DO UPDATE SET policy = 'RESTRICTED', set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at,
                    review_on = EXCLUDED.review_on
      WHERE address_policy.policy <> 'RESTRICTED'
      RETURNING member_key
      """;

  /** After which a restriction is looked at again; it goes on until somebody has. */
  static final int YEARS_UNTIL_REVIEW = 1;

  private final Sql sql;

  AddressPolicies(@OfVault Sql sql) {
    this.sql = sql;
  }

  public Optional<AddressPolicy> of(UUID member) {
    return sql.of(POLICY).bind("member", member).first(AddressPolicy.class);
  }

  /** Whether it may be opened for a reason only. */
  public boolean isSecret(UUID member) {
    return of(member).filter(AddressPolicy.RESTRICTED::equals).isPresent();
  }

  public Optional<String> safeChannel(UUID member) {
    return sql.of(SAFE).bind("member", member).first(String.class);
  }

  /** From now on each may be opened for a reason only. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<UUID> makeSecret(Collection<UUID> members, String who, Instant now) {
    return Set.copyOf(
        sql.of(MAKE_SECRET)
            .bind("who", who)
            .bind("now", now)
            .bind("review", London.dateOf(now).plusYears(YEARS_UNTIL_REVIEW))
            .bind("members", members)
            .list(UUID.class));
  }

  /** Allows that way, or none if it is null, where the address is secret. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void allow(UUID member, String channel) {
    sql.of(ALLOW).bind("channel", channel).bind("member", member).update();
  }
}

package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;

/** What may be done with the addresses of children: whoever asks learns no address. */
@ApplicationScoped
public class AddressPolicies {

  private static final String POLICY =
      "SELECT policy FROM vault.address_policy WHERE member_key = ?";

  private static final String SAFE =
      "SELECT safe_channel FROM vault.address_policy WHERE member_key = ?";

  private static final String ALLOW =
      """
      UPDATE vault.address_policy SET safe_channel = ? WHERE member_key = ? AND policy = 'RESTRICTED'
      """;

  /** A safe way to write is asked for anew. */
  private static final String MAKE_SECRET =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
      SELECT member_key, 'RESTRICTED', ?, ?, ? FROM vault.child WHERE member_key = ANY (?::text[]::uuid[])
      ON CONFLICT ON CONSTRAINT address_policy_pk
      DO UPDATE SET policy = 'RESTRICTED', set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at,
                    review_on = EXCLUDED.review_on
      WHERE address_policy.policy <> 'RESTRICTED'
      RETURNING member_key
      """;

  /** After which a restriction is looked at again; it goes on until somebody has. */
  static final int YEARS_UNTIL_REVIEW = 1;

  private final Statements statements;

  AddressPolicies(Statements statements) {
    this.statements = statements;
  }

  public Optional<AddressPolicy> of(UUID member) {
    return statements.first(POLICY, row -> row.getString(1), member).map(AddressPolicy::valueOf);
  }

  /** Whether it may be opened for a reason only. */
  public boolean isSecret(UUID member) {
    return of(member).filter(AddressPolicy.RESTRICTED::equals).isPresent();
  }

  public Optional<String> safeChannel(UUID member) {
    return statements.all(SAFE, row -> Optional.ofNullable(row.getString(1)), member).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** From now on each may be opened for a reason only. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<UUID> makeSecret(Collection<UUID> members, String who, Instant now) {
    return Set.copyOf(
        statements.all(
            MAKE_SECRET,
            row -> row.getObject("member_key", UUID.class),
            who,
            now,
            London.dateOf(now).plusYears(YEARS_UNTIL_REVIEW),
            Statements.texts(members, member -> member)));
  }

  /** Allows that way, or none if it is null, where the address is secret. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void allow(UUID member, String channel) {
    statements.update(ALLOW, channel, member);
  }
}

package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
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

  private final Statements statements;

  AddressPolicies(Statements statements) {
    this.statements = statements;
  }

  /** What may be done with the address; empty if the family was not asked. */
  public Optional<AddressPolicy> of(UUID member) {
    return statements.first(POLICY, row -> row.getString(1), member).map(AddressPolicy::valueOf);
  }

  /** Whether it may be opened for a reason only. */
  public boolean isSecret(UUID member) {
    return of(member).filter(AddressPolicy.RESTRICTED::equals).isPresent();
  }

  /** The one way by which a family with a secret address may be written to; empty if by none. */
  public Optional<String> safeChannel(UUID member) {
    return statements.all(SAFE, row -> Optional.ofNullable(row.getString(1)), member).stream()
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Allows that way, or none if it is null, where the address is secret. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void allow(UUID member, String channel) {
    statements.update(ALLOW, channel, member);
  }
}

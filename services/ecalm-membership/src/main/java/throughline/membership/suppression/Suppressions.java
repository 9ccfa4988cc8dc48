package throughline.membership.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Optional;
import throughline.membership.vault.ChildName;
import throughline.membership.vault.NameKey;
import throughline.platform.database.Statements;
import throughline.platform.web.seal.Macs;

/**
 * Who was erased and is not to be enrolled again by mistake. Of the child there is a code only,
 * until it would turn 5.
 */
@ApplicationScoped
public class Suppressions {

  private static final int SHORTEST_SECRET = 32;

  private static final String ADD =
      """
      INSERT INTO suppression (code, expires_on) VALUES (?, ?)
      ON CONFLICT ON CONSTRAINT suppression_pk
      DO UPDATE SET expires_on = greatest(suppression.expires_on, EXCLUDED.expires_on)
      """;

  private static final String INCLUDES =
      "SELECT EXISTS (SELECT FROM suppression WHERE code = ? AND expires_on > ?)";

  private final Statements statements;
  private final byte[] secret;

  Suppressions(Statements statements, SuppressionSecret settings) {
    if (settings.secret().length() < SHORTEST_SECRET) {
      throw new IllegalStateException(
          "SUPPRESSION_SECRET must be %d characters or more".formatted(SHORTEST_SECRET));
    }
    this.statements = statements;
    this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Suppresses a child until that day, by its place in the birth and without: whoever types it
   * again may not be asked for that. A child who is not named yet is like no other.
   *
   * @param birthOrder empty if it was born alone
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(
      ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder, LocalDate until) {
    code(name, dateOfBirth, birthOrder).ifPresent(code -> statements.update(ADD, code, until));
    if (birthOrder.isPresent()) {
      code(name, dateOfBirth, Optional.empty())
          .ifPresent(code -> statements.update(ADD, code, until));
    }
  }

  /** Whether the child is suppressed on that day. */
  public boolean include(
      ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder, LocalDate today) {
    return code(name, dateOfBirth, birthOrder)
        .flatMap(code -> statements.first(INCLUDES, row -> row.getBoolean(1), code, today))
        .orElse(false);
  }

  private Optional<byte[]> code(
      ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder) {
    return NameKey.of(name)
        .map(
            key ->
                "%s|%s|%s".formatted(key, dateOfBirth, birthOrder.map(String::valueOf).orElse("")))
        .map(text -> Macs.sign(secret, text));
  }
}

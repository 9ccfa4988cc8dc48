package throughline.membership.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
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

  private static final String LIFT = "DELETE FROM suppression WHERE code = ?";

  private static final String INCLUDES =
      "SELECT EXISTS (SELECT FROM suppression WHERE code = ? AND expires_on > ?)";

  private static final String AMONG =
      """
      SELECT encode(code, 'hex') FROM suppression
      WHERE code IN (SELECT decode(code, 'hex') FROM unnest(?::text[]) AS asked (code)) AND expires_on > ?
      """;

  /** A child, as far as a suppression goes. */
  public record Named(ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder) {

    /** Hides the child from any log that this object slips into. */
    @Override
    public String toString() {
      return "Named";
    }
  }

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

  /** Which of these are suppressed on that day, asked by one statement. */
  public Set<Named> among(Collection<Named> children, LocalDate today) {
    var codes = new HashMap<Named, String>();
    children.forEach(
        child ->
            code(child.name(), child.dateOfBirth(), child.birthOrder())
                .map(HexFormat.of()::formatHex)
                .ifPresent(code -> codes.put(child, code)));
    var found =
        Set.copyOf(
            statements.all(
                AMONG, row -> row.getString(1), codes.values().toArray(String[]::new), today));
    return children.stream()
        .filter(child -> codes.containsKey(child) && found.contains(codes.get(child)))
        .collect(Collectors.toSet());
  }

  /** What stands for an entry in the register of births, made by the same secret. */
  public byte[] codeOfEntry(String entry) {
    return Macs.sign(secret, "entry|" + entry);
  }

  /** The family wants the child enrolled all the same: by its place in the birth and without. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void lift(ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder) {
    code(name, dateOfBirth, birthOrder).ifPresent(code -> statements.update(LIFT, code));
    code(name, dateOfBirth, Optional.empty()).ifPresent(code -> statements.update(LIFT, code));
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

package throughline.membership.person.suppression;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import throughline.membership.person.vault.Birth;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.NameKey;
import throughline.platform.core.time.London;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.web.seal.Macs;

/**
 * Who was erased and is not to be enrolled again by mistake. Of the child there is a code only,
 * until it would turn 5.
 */
@ApplicationScoped
public class Suppressions implements ExpiringRows {

  private static final int SHORTEST_SECRET = 32;

  private static final String ADD =
      """
      INSERT INTO suppression (code, expires_on) VALUES (:code, :until)
      ON CONFLICT ON CONSTRAINT suppression_pk
      DO UPDATE SET expires_on = greatest(suppression.expires_on, EXCLUDED.expires_on)
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM suppression WHERE code IN (
        SELECT code FROM suppression WHERE expires_on <= :today
        ORDER BY expires_on LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  private static final String LIFT = "DELETE FROM suppression WHERE code = :code";

  private static final String AMONG =
      """
      SELECT encode(code, 'hex') FROM suppression
      WHERE code IN (SELECT decode(code, 'hex') FROM unnest(CAST(:codes AS text[])) AS asked (code)) AND expires_on > :today
      """;

  /** A child, as far as a suppression goes. */
  public record Named(ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder) {

    @Override
    public String toString() {
      return "Named";
    }
  }

  private final Sql sql;
  private final byte[] secret;

  Suppressions(Sql sql, SuppressionSecret settings) {
    if (settings.secret().length() < SHORTEST_SECRET) {
      throw new IllegalStateException(
          "SUPPRESSION_SECRET must be %d characters or more".formatted(SHORTEST_SECRET));
    }
    this.sql = sql;
    this.secret = settings.secret().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Suppresses a child until that day, by its place in the birth and without: whoever types it
   * again may not be asked for that. A child who is not named yet is like no other.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(
      ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder, LocalDate until) {
    places(birthOrder)
        .flatMap(place -> code(name, dateOfBirth, place).stream())
        .forEach(code -> add(code, until));
  }

  private void add(byte[] code, LocalDate until) {
    sql.of(ADD).bind("code", code).bind("until", until).update();
  }

  private static Stream<Optional<Integer>> places(Optional<Integer> birthOrder) {
    return Stream.of(birthOrder, Optional.<Integer>empty()).distinct();
  }

  public boolean include(
      ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder, LocalDate today) {
    return !among(Set.of(new Named(name, dateOfBirth, birthOrder)), today).isEmpty();
  }

  public Set<Named> among(Collection<Named> children, LocalDate today) {
    var codes = new HashMap<Named, List<String>>();
    children.forEach(child -> codes.put(child, codes(child)));
    var asked = codes.values().stream().flatMap(List::stream).toList();
    var found =
        Set.copyOf(sql.of(AMONG).bind("codes", asked).bind("today", today).list(String.class));
    return children.stream()
        .filter(child -> isFound(child, codes.get(child), found))
        .collect(Collectors.toSet());
  }

  /**
   * That without a place, and those with each that a child of this one's birth can have. None of a
   * child who is not named yet.
   */
  private List<String> codes(Named child) {
    return IntStream.rangeClosed(0, child.birthOrder().isPresent() ? Birth.MOST : 0)
        .mapToObj(place -> place == 0 ? Optional.<Integer>empty() : Optional.of(place))
        .flatMap(place -> code(child.name(), child.dateOfBirth(), place).stream())
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  /**
   * Whoever was erased without a place may be at any, since the next entry may be the first to say
   * it. Where one is known, another place is another child.
   */
  private static boolean isFound(Named child, List<String> codes, Set<String> found) {
    if (codes.isEmpty()) {
      return false;
    }
    return found.contains(codes.get(child.birthOrder().orElse(0)))
        || found.contains(codes.get(0)) && codes.stream().skip(1).noneMatch(found::contains);
  }

  public byte[] codeOfEntry(String entry) {
    return Macs.sign(secret, "entry|" + entry);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void lift(ChildName name, LocalDate dateOfBirth, Optional<Integer> birthOrder) {
    places(birthOrder)
        .flatMap(place -> code(name, dateOfBirth, place).stream())
        .forEach(code -> sql.of(LIFT).bind("code", code).update());
  }

  /** Deletes the code of a child who would be 5 by now, whom nobody would enrol as a newborn. */
  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("today", London.dateOf(before)).bind("limit", limit).update();
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

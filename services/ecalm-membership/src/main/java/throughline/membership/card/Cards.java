package throughline.membership.card;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import throughline.platform.database.Statements;

/** Whose card is whose. */
@ApplicationScoped
public class Cards {
  /**
   * Changes nothing when the number is taken; waits for another request of the same moment. A void
   * card can become valid again for the member whose it was.
   */
  private static final String GIVE_UNLESS_TAKEN =
      """
      INSERT INTO card (number, member_key, given_at) VALUES (?, ?, ?)
      ON CONFLICT ON CONSTRAINT card_pk DO UPDATE SET voided_at = NULL, void_reason = NULL
      WHERE card.member_key = EXCLUDED.member_key AND card.voided_at IS NOT NULL
        AND card.void_reason IS DISTINCT FROM 'STOLEN'
      """;

  /** In the order of the numbers, so that two who share cards never wait for each other. */
  private static final String GIVE_NEW =
      """
      INSERT INTO card (number, member_key, given_at)
      SELECT number, member_key, ? FROM unnest(?::text[], ?::uuid[]) AS given (number, member_key)
      ORDER BY number
      ON CONFLICT ON CONSTRAINT card_pk DO NOTHING RETURNING number
      """;

  private static final String FROM_BACK = "UPDATE card SET from_back = true WHERE number = ANY (?)";

  private static final String OWNERS =
      """
      SELECT number, coalesce(member.merged_into, member.key)
      FROM card JOIN member ON member.key = card.member_key WHERE number = ANY (?)
      """;

  private static final String IS_TAKEN =
      """
      SELECT EXISTS (SELECT FROM card WHERE number = ?)
      """;

  private static final String VOID =
      """
      UPDATE card SET voided_at = :now, void_reason = :reason WHERE member_key = :member AND voided_at IS NULL
      RETURNING number
      """;

  private static final String VALID_OF_MEMBER =
      """
      SELECT number FROM card WHERE member_key = :member AND voided_at IS NULL
      """;

  private static final String OWNER =
      """
      SELECT coalesce(member.merged_into, member.key) FROM card JOIN member ON member.key = card.member_key
      WHERE number = :number AND (voided_at IS NULL OR void_reason IN ('ENDED', 'MERGED'))
      """;

  private static final String EVERY_OF_MEMBER =
      """
      SELECT number, given_at, voided_at FROM card WHERE member_key = ? ORDER BY given_at
      """;

  private static final String STOP =
      """
      UPDATE card SET voided_at = ?, void_reason = ? WHERE member_key = ? AND voided_at IS NULL
      """;

  private static final String GO_ON =
      """
      UPDATE card SET voided_at = NULL, void_reason = NULL WHERE member_key = ? AND void_reason = ?
      """;

  private static final String VALID_OF_MEMBERS =
      """
      SELECT member_key, number FROM card WHERE member_key IN (:members) AND voided_at IS NULL
      """;

  private final Session database;
  private final Statements statements;

  Cards(Session database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  /** Whether somebody has or had this card. It may be taken a moment later: {@link #give} knows. */
  public boolean isTaken(CardNumber number) {
    return statements.first(IS_TAKEN, row -> row.getBoolean(1), number.digits()).orElseThrow();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Set<CardNumber> giveNew(Map<CardNumber, UUID> owners, Instant now) {
    var given = List.copyOf(owners.entrySet());
    return Set.copyOf(
        statements.all(
            GIVE_NEW,
            row -> new CardNumber(row.getString(1)),
            now,
            given.stream().map(card -> card.getKey().digits()).toArray(String[]::new),
            given.stream().map(card -> card.getValue().toString()).toArray(String[]::new)));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void areFromTheBack(Collection<CardNumber> numbers) {
    statements.update(
        FROM_BACK, (Object) numbers.stream().map(CardNumber::digits).toArray(String[]::new));
  }

  public Map<CardNumber, UUID> ownersOf(Collection<CardNumber> numbers) {
    var owners = new HashMap<CardNumber, UUID>();
    statements.all(
        OWNERS,
        row -> owners.put(new CardNumber(row.getString(1)), row.getObject(2, UUID.class)),
        (Object) numbers.stream().map(CardNumber::digits).toArray(String[]::new));
    return owners;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public boolean give(CardNumber number, UUID member, Instant now) {
    return statements.update(GIVE_UNLESS_TAKEN, number.digits(), member, now) == 1;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public CardNumber voidOf(UUID member, VoidReason reason, Instant now) {
    var number =
        database
            .createNativeQuery(VOID, String.class)
            .setParameter("now", now)
            .setParameter("reason", reason.name())
            .setParameter("member", member)
            .getSingleResult();
    return new CardNumber(number);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void end(UUID member, Instant now) {
    stop(member, VoidReason.ENDED, now);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void stop(UUID member, VoidReason reason, Instant now) {
    statements.update(STOP, now, reason.name(), member);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void goOn(UUID member) {
    goOn(member, VoidReason.ENDED);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void goOn(UUID member, VoidReason reason) {
    statements.update(GO_ON, member, reason.name());
  }

  public Optional<CardNumber> of(UUID member) {
    return database
        .createNativeQuery(VALID_OF_MEMBER, String.class)
        .setParameter("member", member)
        .getResultStream()
        .findFirst()
        .map(CardNumber::new);
  }

  /**
   * A card that a member has or had.
   *
   * @param voidedAt null if it can be used
   */
  public record Given(CardNumber number, Instant at, Instant voidedAt) {}

  public List<Given> everyOf(UUID member) {
    return statements.all(
        EVERY_OF_MEMBER,
        row ->
            new Given(
                new CardNumber(row.getString("number")),
                Statements.instant(row, "given_at"),
                Statements.instant(row, "voided_at")),
        member);
  }

  /** Whose card it is, unless it is void for another reason than that the membership ended. */
  public Optional<UUID> ownerOf(CardNumber number) {
    return database
        .createNativeQuery(OWNER, UUID.class)
        .setParameter("number", number.digits())
        .getResultStream()
        .findFirst();
  }

  public Map<UUID, String> endingsOf(List<UUID> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    return database
        .createNativeQuery(VALID_OF_MEMBERS, Tuple.class)
        .setParameterList("members", members)
        .getResultStream()
        .collect(
            toMap(
                row -> row.get(0, UUID.class),
                row -> new CardNumber(row.get(1, String.class)).ending()));
  }
}

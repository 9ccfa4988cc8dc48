package throughline.membership.card;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;

/** Whose card is whose. */
@ApplicationScoped
public class Cards implements PersonalData {
  /**
   * Changes nothing when the number is taken; waits for another request of the same moment. A void
   * card can become valid again for the member whose it was.
   */
  private static final String GIVE_UNLESS_TAKEN =
      """
      INSERT INTO card (number, member_key, given_at) VALUES (:number, :member, :now)
      ON CONFLICT ON CONSTRAINT card_pk DO UPDATE SET voided_at = NULL, void_reason = NULL
      WHERE card.member_key = EXCLUDED.member_key AND card.voided_at IS NOT NULL
        AND card.void_reason IS DISTINCT FROM 'STOLEN'
      """;

  /** In the order of the numbers, so that two who share cards never wait for each other. */
  private static final String GIVE_NEW =
      """
      INSERT INTO card (number, member_key, given_at)
      SELECT number, member_key, :now
      FROM unnest(CAST(:numbers AS text[]), CAST(:members AS uuid[])) AS given (number, member_key)
      ORDER BY number
      ON CONFLICT ON CONSTRAINT card_pk DO NOTHING RETURNING number
      """;

  private static final String FROM_BACK =
      "UPDATE card SET from_back = true WHERE number = ANY (CAST(:numbers AS text[]))";
  private static final String OWNERS =
      """
      SELECT number, coalesce(member.merged_into, member.key) AS member
      FROM card JOIN member ON member.key = card.member_key WHERE number = ANY (CAST(:numbers AS text[]))
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
      SELECT number, given_at AS at, voided_at FROM card WHERE member_key = :member ORDER BY given_at
      """;
  private static final String STOP =
      """
      UPDATE card SET voided_at = :now, void_reason = :reason WHERE member_key = :member AND voided_at IS NULL
      """;
  private static final String GO_ON =
      """
      UPDATE card SET voided_at = NULL, void_reason = NULL
      WHERE member_key = :member AND void_reason = :reason
      """;
  private static final String GO_ON_SINCE =
      """
      UPDATE card SET voided_at = NULL, void_reason = NULL
      WHERE member_key = :member AND void_reason = :reason AND voided_at = :at
      """;
  private static final String VALID_OF_MEMBERS =
      """
      SELECT member_key AS member, number FROM card
      WHERE member_key = ANY (CAST(:members AS uuid[])) AND voided_at IS NULL
      """;

  /** A card that a member has or had. */
  public record Given(CardNumber number, Instant at, Instant voidedAt) {}

  private record Row(String number, Instant at, Instant voidedAt) {}

  private record Owned(String number, UUID member) {}

  private final Sql sql;
  private final Clock clock;

  Cards(Sql sql, Clock clock) {
    this.sql = sql;
    this.clock = clock;
  }

  /**
   * Makes cards those of members who have none yet, all by one statement.
   *
   * @return those that became theirs: any other is or was somebody else's
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<CardNumber> giveNew(Map<CardNumber, UUID> owners, Instant now) {
    return sql
        .of(GIVE_NEW)
        .bind("now", now)
        .bind("numbers", digits(owners.keySet()))
        .bind("members", owners.values())
        .list(String.class)
        .stream()
        .map(CardNumber::new)
        .collect(Collectors.toSet());
  }

  private static List<String> digits(Collection<CardNumber> numbers) {
    return numbers.stream().map(CardNumber::digits).toList();
  }

  /** Notes that these cards were taken from the back of a box, and not by a desk from the front. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void areFromTheBack(Collection<CardNumber> numbers) {
    sql.of(FROM_BACK).bind("numbers", digits(numbers)).update();
  }

  /**
   * Whose these cards are or were; those that nobody had are left out. One of a record that was
   * merged is that of the record that stands.
   */
  public Map<CardNumber, UUID> ownersOf(Collection<CardNumber> numbers) {
    return sql.of(OWNERS).bind("numbers", digits(numbers)).list(Owned.class).stream()
        .collect(toMap(card -> new CardNumber(card.number()), Owned::member));
  }

  /**
   * Makes the card the member's.
   *
   * @return false if it is or was somebody else's; nothing is changed then
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean give(CardNumber number, UUID member, Instant now) {
    return sql.of(GIVE_UNLESS_TAKEN)
            .bind("number", number.digits())
            .bind("member", member)
            .bind("now", now)
            .update()
        == 1;
  }

  /** Makes the member's card void: nobody is given it any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public CardNumber voidOf(UUID member, VoidReason reason, Instant now) {
    return sql.of(VOID)
        .bind("now", now)
        .bind("reason", reason.name())
        .bind("member", member)
        .first(String.class)
        .map(CardNumber::new)
        .orElseThrow();
  }

  /** Lets the member's card, if it has one, stop with the membership. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void end(UUID member, Instant now) {
    stop(member, VoidReason.ENDED, now);
  }

  @Override
  public Set<String> tables() {
    return Set.of("card");
  }

  /** A number is nobody else's for ever, so that the card stops and stays. */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID member) {
    end(member, clock.instant());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void stop(UUID member, VoidReason reason, Instant now) {
    sql.of(STOP).bind("now", now).bind("reason", reason.name()).bind("member", member).update();
  }

  /** Lets the card that stopped with the membership go on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void goOn(UUID member) {
    goOn(member, VoidReason.ENDED);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void goOn(UUID member, VoidReason reason) {
    sql.of(GO_ON).bind("member", member).bind("reason", reason.name()).update();
  }

  /** Lets the card go on that stopped for that reason at that moment. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void goOn(UUID member, VoidReason reason, Instant at) {
    sql.of(GO_ON_SINCE)
        .bind("member", member)
        .bind("reason", reason.name())
        .bind("at", at)
        .update();
  }

  /** The member's card; none after the enrolment was undone. */
  public Optional<CardNumber> of(UUID member) {
    return sql.of(VALID_OF_MEMBER).bind("member", member).first(String.class).map(CardNumber::new);
  }

  /** Every card of the member, the first one first. */
  public List<Given> everyOf(UUID member) {
    return sql.of(EVERY_OF_MEMBER).bind("member", member).list(Row.class).stream()
        .map(row -> new Given(new CardNumber(row.number()), row.at(), row.voidedAt()))
        .toList();
  }

  /** Whose card it is, unless it is void for another reason than that the membership ended. */
  public Optional<UUID> ownerOf(CardNumber number) {
    return sql.of(OWNER).bind("number", number.digits()).first(UUID.class);
  }

  /** How the cards of these members end, enough to tell those of a day apart. */
  public Map<UUID, String> endingsOf(List<UUID> members) {
    if (members.isEmpty()) {
      return Map.of();
    }
    return sql.of(VALID_OF_MEMBERS).bind("members", members).list(Owned.class).stream()
        .collect(toMap(Owned::member, card -> new CardNumber(card.number()).ending()));
  }
}

package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.mapper.Nested;
import throughline.platform.core.time.London;
import throughline.platform.database.Sql;

/**
 * Where children live. A class of its own, and the only one that reads or writes an address, so
 * that no list, export or search can hold one by accident.
 */
@ApplicationScoped
public class AddressBook {

  private static final String KEEP_POLICY =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
      SELECT member_key, policy, :who, CAST(:now AS timestamptz),
      CASE WHEN policy = 'RESTRICTED' THEN CAST(:review AS date) END
      FROM unnest(CAST(:members AS uuid[]), CAST(:policies AS text[])) AS kept (member_key, policy)
      """;

  private static final String KEEP_ADDRESS =
      """
      INSERT INTO vault.address (member_key, from_date, lines, postcode)
      SELECT member_key, CAST(:today AS date), lines, postcode
      FROM unnest(CAST(:members AS uuid[]), CAST(:lines AS text[]),
                  CAST(:postcodes AS text[])) AS kept (member_key, lines, postcode)
      WHERE lines IS NOT NULL OR postcode IS NOT NULL
      """;

  private static final String PRESENT =
      """
      SELECT coalesce(policy, 'WITHHELD') AS policy, lines, postcode
      FROM (SELECT CAST(:member AS uuid) AS member_key) asked
      LEFT JOIN vault.address_policy USING (member_key)
      LEFT JOIN vault.address ON address.member_key = asked.member_key AND to_date IS NULL
      """;

  private static final String PRESENT_OF_MANY =
      """
      SELECT policy.member_key AS member, policy, lines, postcode
      FROM vault.address_policy policy
      JOIN vault.address ON address.member_key = policy.member_key AND to_date IS NULL
      WHERE policy.member_key = ANY (CAST(:members AS uuid[])) AND (lines IS NOT NULL OR postcode IS NOT NULL)
      """;

  private static final String EVERY =
      """
      SELECT from_date AS "from", to_date AS "to", 'OPEN' AS policy, lines, postcode
      FROM vault.address WHERE member_key = :member ORDER BY from_date
      """;

  private static final String CHANGED_LAST =
      """
      SELECT coalesce(to_date, from_date) FROM vault.address
      WHERE member_key = :member ORDER BY 1 DESC LIMIT 1
      """;

  private static final String PRESENT_SINCE =
      "SELECT from_date FROM vault.address WHERE member_key = :member AND to_date IS NULL";

  private static final String FORGET_SINCE =
      "DELETE FROM vault.address WHERE member_key = :member AND to_date IS NULL AND from_date >="
          + " :from";

  private static final String LEAVE =
      "UPDATE vault.address SET to_date = :from WHERE member_key = :member AND to_date IS NULL";

  private static final String OPEN_UNLESS_SECRET =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at)
      VALUES (:member, 'OPEN', :who, :now)
      ON CONFLICT ON CONSTRAINT address_policy_pk
      DO UPDATE SET policy = 'OPEN', set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at
      WHERE address_policy.policy = 'WITHHELD'
      """;

  private static final String MOVE_IN =
      """
      INSERT INTO vault.address (member_key, from_date, lines, postcode)
      VALUES (:member, :from, :lines, :postcode)
      """;

  /**
   * Where a child lived.
   *
   * @param to null for the present one
   */
  public record Dated(LocalDate from, LocalDate to, @Nested HomeAddress address) {}

  record Home(UUID member, @Nested HomeAddress address) {}

  private final Sql sql;
  private final AddressPolicies policies;

  AddressBook(@OfVault Sql sql, AddressPolicies policies) {
    this.sql = sql;
    this.policies = policies;
  }

  /** Keeps them from today on, each for its member, by two statements at most. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Map<UUID, HomeAddress> homes, String who, Instant now) {
    if (homes.isEmpty()) {
      return;
    }
    var today = London.dateOf(now);
    var members = List.copyOf(homes.keySet());
    var addresses = members.stream().map(homes::get).toList();
    sql.of(KEEP_POLICY)
        .bind("who", who)
        .bind("now", now)
        .bind("review", today.plusYears(AddressPolicies.YEARS_UNTIL_REVIEW))
        .bind("members", members)
        .bind("policies", addresses.stream().map(home -> home.policy().name()).toList())
        .update();
    if (addresses.stream().anyMatch(HomeAddress::isKnown)) {
      sql.of(KEEP_ADDRESS)
          .bind("today", today)
          .bind("members", members)
          .bind("lines", addresses.stream().map(HomeAddress::lines).toList())
          .bind("postcodes", addresses.stream().map(HomeAddress::postcode).toList())
          .update();
    }
  }

  /** On which day the child came to the present address, or left the last one that is known. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<LocalDate> changedLast(UUID member) {
    return day(CHANGED_LAST, member);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<LocalDate> presentSince(UUID member) {
    return day(PRESENT_SINCE, member);
  }

  private Optional<LocalDate> day(String statement, UUID member) {
    return sql.of(statement).bind("member", member).first(LocalDate.class);
  }

  /**
   * The child lives somewhere else from that day on, which must not be before {@link #changedLast};
   * from that same day it is a correction. A secret address stays secret; any other that is known
   * is open now. The old one is not kept as the present one even if no new one is given.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void move(UUID member, HomeAddress address, LocalDate from, String who, Instant now) {
    sql.of(FORGET_SINCE).bind("member", member).bind("from", from).update();
    sql.of(LEAVE).bind("member", member).bind("from", from).update();
    if (address.isKnown()) {
      sql.of(OPEN_UNLESS_SECRET).bind("member", member).bind("who", who).bind("now", now).update();
      sql.of(MOVE_IN)
          .bind("member", member)
          .bind("from", from)
          .bind("lines", address.lines())
          .bind("postcode", address.postcode())
          .update();
    }
  }

  /** Every address that is held, unless it is secret; whoever calls writes down who saw it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Dated> everyOpen(UUID member) {
    return policies.isSecret(member)
        ? List.of()
        : sql.of(EVERY).bind("member", member).list(Dated.class);
  }

  /** The present address, whatever may be done with it: whoever calls writes down who saw it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public HomeAddress open(UUID member) {
    return sql.of(PRESENT).bind("member", member).one(HomeAddress.class);
  }

  /**
   * The present addresses of these, by one statement, whatever may be done with each: whoever calls
   * writes down where a secret one goes. Those of whom none is known are left out.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<UUID, HomeAddress> open(Collection<UUID> members) {
    return sql.of(PRESENT_OF_MANY).bind("members", members).list(Home.class).stream()
        .collect(Collectors.toMap(Home::member, Home::address));
  }
}

package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import throughline.platform.core.time.London;
import throughline.platform.database.Statements;

/**
 * Where children live. A class of its own, and the only one that reads or writes an address, so
 * that no list, export or search can hold one by accident.
 */
@ApplicationScoped
public class AddressBook {

  private static final String KEEP_POLICY =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
      SELECT member_key, policy, ?, ?, review_on
      FROM unnest(?::uuid[], ?::text[], ?::date[]) AS kept (member_key, policy, review_on)
      """;

  private static final String KEEP_ADDRESS =
      """
      INSERT INTO vault.address (member_key, from_date, lines, postcode)
      SELECT member_key, ?, lines, postcode
      FROM unnest(?::uuid[], ?::text[], ?::text[]) AS kept (member_key, lines, postcode)
      """;

  private static final String PRESENT =
      "SELECT lines, postcode FROM vault.address WHERE member_key = ? AND to_date IS NULL";

  private static final String PRESENT_OF_MANY =
      """
      SELECT policy.member_key, policy, lines, postcode
      FROM vault.address_policy policy
      LEFT JOIN vault.address ON address.member_key = policy.member_key AND to_date IS NULL
      WHERE policy.member_key = ANY (?::text[]::uuid[])
      """;

  private static final String EVERY =
      "SELECT from_date, to_date, lines, postcode FROM vault.address WHERE member_key = ? ORDER BY"
          + " from_date";

  private static final String CHANGED_LAST =
      """
      SELECT coalesce(to_date, from_date) FROM vault.address WHERE member_key = ? ORDER BY 1 DESC LIMIT 1
      """;

  private static final String PRESENT_SINCE =
      "SELECT from_date FROM vault.address WHERE member_key = ? AND to_date IS NULL";

  private static final String FORGET_SINCE =
      "DELETE FROM vault.address WHERE member_key = ? AND to_date IS NULL AND from_date >= ?";

  private static final String LEAVE =
      "UPDATE vault.address SET to_date = ? WHERE member_key = ? AND to_date IS NULL";

  private static final String MOVE_IN =
      """
      INSERT INTO vault.address (member_key, from_date, lines, postcode) VALUES (?, ?, ?, ?)
      """;

  private static final String OPEN_UNLESS_SECRET =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at) VALUES (?, 'OPEN', ?, ?)
      ON CONFLICT ON CONSTRAINT address_policy_pk
      DO UPDATE SET policy = 'OPEN', set_by = EXCLUDED.set_by, set_at = EXCLUDED.set_at
      WHERE address_policy.policy = 'WITHHELD'
      """;

  private final Statements statements;
  private final AddressPolicies policies;

  AddressBook(Statements statements, AddressPolicies policies) {
    this.statements = statements;
    this.policies = policies;
  }

  /** Keeps them from today on, each for its member, by two statements at most. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Map<UUID, HomeAddress> homes, String who, Instant now) {
    if (homes.isEmpty()) {
      return;
    }
    var today = London.dateOf(now);
    var review = today.plusYears(AddressPolicies.YEARS_UNTIL_REVIEW);
    statements.update(
        KEEP_POLICY,
        who,
        now,
        keys(homes, home -> true),
        homes.values().stream().map(home -> home.policy().name()).toArray(String[]::new),
        homes.values().stream()
            .map(home -> home.isRestricted() ? review.toString() : null)
            .toArray(String[]::new));
    var known = homes.values().stream().filter(HomeAddress::isKnown).toList();
    if (!known.isEmpty()) {
      statements.update(
          KEEP_ADDRESS,
          today,
          keys(homes, HomeAddress::isKnown),
          known.stream().map(HomeAddress::lines).toArray(String[]::new),
          known.stream().map(HomeAddress::postcode).toArray(String[]::new));
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<LocalDate> changedLast(UUID member) {
    return statements.first(CHANGED_LAST, row -> row.getObject(1, LocalDate.class), member);
  }

  /** Since when the present address is held; empty if there is none. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<LocalDate> presentSince(UUID member) {
    return statements.first(PRESENT_SINCE, row -> row.getObject(1, LocalDate.class), member);
  }

  /**
   * The child lives somewhere else from that day on, which must not be before {@link #changedLast};
   * from that same day it is a correction. A secret address stays secret; any other that is known
   * is open now. The old one is not kept as the present one even if no new one is given.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void move(UUID member, HomeAddress address, LocalDate from, String who, Instant now) {
    statements.update(FORGET_SINCE, member, from);
    statements.update(LEAVE, from, member);
    if (address.isKnown()) {
      statements.update(OPEN_UNLESS_SECRET, member, who, now);
      statements.update(MOVE_IN, member, from, address.lines(), address.postcode());
    }
  }

  /**
   * Where a child lived.
   *
   * @param to null for the present one
   */
  public record Dated(LocalDate from, LocalDate to, HomeAddress address) {}

  /** Every address that is held, unless it is secret; whoever calls writes down who saw it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Dated> everyOpen(UUID member) {
    return policies.isSecret(member)
        ? List.of()
        : statements.all(
            EVERY,
            row ->
                new Dated(
                    row.getObject("from_date", LocalDate.class),
                    row.getObject("to_date", LocalDate.class),
                    new HomeAddress(
                        AddressPolicy.OPEN, row.getString("lines"), row.getString("postcode"))),
            member);
  }

  /** The present address, whatever may be done with it: whoever calls writes down who saw it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public HomeAddress open(UUID member) {
    var policy = policies.of(member).orElse(AddressPolicy.WITHHELD);
    return statements
        .first(
            PRESENT,
            row -> new HomeAddress(policy, row.getString("lines"), row.getString("postcode")),
            member)
        .orElse(new HomeAddress(policy, null, null));
  }

  /**
   * The present addresses of these, by one statement, whatever may be done with each: whoever calls
   * writes down where a secret one goes. Those of whom none is known are left out.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Map<UUID, HomeAddress> open(Collection<UUID> members) {
    var found = new HashMap<UUID, HomeAddress>();
    statements.all(
        PRESENT_OF_MANY,
        row ->
            found.put(
                row.getObject("member_key", UUID.class),
                new HomeAddress(
                    AddressPolicy.valueOf(row.getString("policy")),
                    row.getString("lines"),
                    row.getString("postcode"))),
        (Object) members.stream().map(UUID::toString).toArray(String[]::new));
    found.values().removeIf(address -> !address.isKnown());
    return found;
  }

  private static String[] keys(Map<UUID, HomeAddress> homes, Predicate<HomeAddress> which) {
    return homes.entrySet().stream()
        .filter(home -> which.test(home.getValue()))
        .map(home -> home.getKey().toString())
        .toArray(String[]::new);
  }
}

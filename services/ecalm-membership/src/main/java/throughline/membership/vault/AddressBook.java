package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import throughline.platform.core.time.London;

/**
 * Where children live. A class of its own, and the only one that reads or writes an address, so
 * that no list, export or search can hold one by accident.
 */
@ApplicationScoped
public class AddressBook {

  /** After which a restriction is looked at again; it goes on until somebody has. */
  private static final int YEARS_UNTIL_REVIEW = 1;

  private static final String KEEP_POLICY =
      """
      INSERT INTO vault.address_policy (member_key, policy, set_by, set_at, review_on)
      VALUES (:member, :policy, :who, :now, CAST(:review AS date))
      """;

  private static final String KEEP_ADDRESS =
      """
      INSERT INTO vault.address (member_key, from_date, lines, postcode)
      VALUES (:member, :today, :lines, :postcode)
      """;

  private static final String POLICY =
      "SELECT policy FROM vault.address_policy WHERE member_key = :member";

  private static final String PRESENT =
      """
      SELECT lines, postcode FROM vault.address WHERE member_key = :member AND to_date IS NULL
      """;

  private final Session database;

  AddressBook(Session database) {
    this.database = database;
  }

  /** Keeps it from today on; who is the sign-in's own name of whoever was told. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(UUID member, HomeAddress address, String who, Instant now) {
    var today = London.dateOf(now);
    database
        .createNativeMutationQuery(KEEP_POLICY)
        .setParameter("member", member)
        .setParameter("policy", address.policy().name())
        .setParameter("who", who)
        .setParameter("now", now)
        .setParameter(
            "review",
            address.isRestricted() ? today.plusYears(YEARS_UNTIL_REVIEW).toString() : null,
            String.class)
        .executeUpdate();
    if (address.isKnown()) {
      database
          .createNativeMutationQuery(KEEP_ADDRESS)
          .setParameter("member", member)
          .setParameter("today", today)
          .setParameter("lines", address.lines(), String.class)
          .setParameter("postcode", address.postcode(), String.class)
          .executeUpdate();
    }
  }

  /** What may be done with the address; empty if the family was not asked. */
  public Optional<AddressPolicy> policyOf(UUID member) {
    return database
        .createNativeQuery(POLICY, String.class)
        .setParameter("member", member)
        .getResultStream()
        .findFirst()
        .map(AddressPolicy::valueOf);
  }

  /** The present address, whatever may be done with it: whoever calls writes down who saw it. */
  @Transactional(Transactional.TxType.MANDATORY)
  public HomeAddress open(UUID member) {
    var policy = policyOf(member).orElse(AddressPolicy.WITHHELD);
    return database
        .createNativeQuery(PRESENT, Tuple.class)
        .setParameter("member", member)
        .getResultStream()
        .findFirst()
        .map(row -> new HomeAddress(policy, row.get(0, String.class), row.get(1, String.class)))
        .orElse(new HomeAddress(policy, null, null));
  }
}

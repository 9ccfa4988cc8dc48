package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.database.Statements;

/**
 * Personal details, apart from everything that events and measures use. Only a page or an answer
 * about one member, for somebody with a role that allows it, may read from here.
 */
@ApplicationScoped
public class PersonVault {

  private static final String KEEP =
      """
      WITH kept AS (
        INSERT INTO vault.child (member_key, given_names, family_name, not_named_yet, date_of_birth,
                                 birth_set, birth_order, birth_count)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?))
      INSERT INTO vault.guardian (id, member_key, name, relationship, email, phone, may_contact,
                                  may_manage, valid_from)
      SELECT gen_random_uuid(), ?, name, relationship, email, phone, may_contact, may_manage, ?
      FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
           AS guardian (name, relationship, email, phone, may_contact, may_manage)
      """;

  private static final String GUARDIANS = "SELECT id FROM vault.guardian WHERE member_key = ?";

  private static final String DETAILS =
      """
      SELECT member_key, given_names, family_name, not_named_yet, date_of_birth,
             (SELECT name FROM vault.guardian
              WHERE guardian.member_key = child.member_key AND may_manage
                AND (valid_to IS NULL OR valid_to > ?)
              ORDER BY valid_from, id LIMIT 1) AS guardian
      FROM vault.child WHERE member_key = ANY (?::text[]::uuid[])
      """;

  private static final Birth SINGLE = new Birth(null, null, null);

  private final EntityManager database;
  private final Statements statements;

  PersonVault(EntityManager database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  /** Keeps a child, and who answers for it from this day on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Child child, List<GuardianDetails> guardians, LocalDate from) {
    var birth = Optional.ofNullable(child.birth()).orElse(SINGLE);
    statements.update(
        KEEP,
        child.memberKey(),
        child.name().givenNames(),
        child.name().familyName(),
        child.name().notYet(),
        child.dateOfBirth(),
        birth.set(),
        birth.order(),
        birth.count(),
        child.memberKey(),
        from,
        texts(guardians, GuardianDetails::name),
        texts(guardians, guardian -> guardian.relationship().name()),
        texts(guardians, guardian -> guardian.contact().email()),
        texts(guardians, guardian -> guardian.contact().phone()),
        guardians.stream().map(GuardianDetails::mayContact).toArray(Boolean[]::new),
        guardians.stream().map(GuardianDetails::mayManage).toArray(Boolean[]::new));
  }

  private static String[] texts(
      List<GuardianDetails> guardians, Function<GuardianDetails, String> text) {
    return guardians.stream().map(text).toArray(String[]::new);
  }

  /**
   * Deletes everything that tells who the child is, its guardians and its addresses.
   *
   * @return the ids of the guardians, about whom mails were written
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<UUID> erase(UUID memberKey) {
    var guardians = statements.all(GUARDIANS, row -> row.getObject(1, UUID.class), memberKey);
    child(memberKey).ifPresent(database::remove);
    database.flush();
    return guardians;
  }

  /** Empty when the record was erased. */
  public Optional<Child> child(UUID memberKey) {
    return Optional.ofNullable(database.find(Child.class, memberKey));
  }

  /** Who these are, on that day, by one statement; those who were erased are left out. */
  public Map<UUID, PersonDetails> details(Collection<UUID> members, LocalDate on) {
    var found = new HashMap<UUID, PersonDetails>();
    statements.all(
        DETAILS,
        row -> found.put(row.getObject("member_key", UUID.class), details(row)),
        on,
        members.stream().map(UUID::toString).toArray(String[]::new));
    return found;
  }

  private static PersonDetails details(ResultSet row) throws SQLException {
    return new PersonDetails(
        new ChildName(
            row.getString("given_names"),
            row.getString("family_name"),
            row.getBoolean("not_named_yet")),
        row.getObject("date_of_birth", LocalDate.class),
        row.getString("guardian"));
  }

  /** The child, to be changed: others wait for the commit. Empty when the record was erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Child> lock(UUID memberKey) {
    return Optional.ofNullable(
        database.find(Child.class, memberKey, LockModeType.PESSIMISTIC_WRITE));
  }
}

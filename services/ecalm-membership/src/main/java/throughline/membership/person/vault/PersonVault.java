package throughline.membership.person.vault;

import static throughline.platform.database.Statements.texts;

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
        SELECT * FROM unnest(?::uuid[], ?::text[], ?::text[], ?::boolean[], ?::date[], ?::uuid[],
                             ?::integer[], ?::integer[]))
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      SELECT id, person, member, name, relationship, email, phone, may_contact, may_manage, ?
      FROM unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[],
                  ?::boolean[], ?::boolean[])
           AS guardian (id, person, member, name, relationship, email, phone, may_contact, may_manage)
      """;

  private static final String GUARDIANS =
      "SELECT id, person_key FROM vault.guardian WHERE member_key = ?";

  private static final String DETAILS =
      """
      SELECT member_key, given_names, family_name, not_named_yet, date_of_birth,
             (SELECT name FROM vault.guardian
              WHERE guardian.member_key = child.member_key AND may_manage AND relationship <> 'SELF'
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

  /** A child, and who answers for it. */
  public record Family(Child child, List<Guardian> guardians) {

    @Override
    public String toString() {
      return "Family";
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(List<Family> families, LocalDate from) {
    var children = families.stream().map(Family::child).toList();
    var guardians = families.stream().flatMap(family -> family.guardians().stream()).toList();
    statements.update(
        KEEP,
        texts(children, Child::memberKey),
        texts(children, child -> child.name().givenNames()),
        texts(children, child -> child.name().familyName()),
        children.stream().map(child -> child.name().notYet()).toArray(Boolean[]::new),
        texts(children, Child::dateOfBirth),
        texts(children, child -> birth(child).set()),
        texts(children, child -> birth(child).order()),
        texts(children, child -> birth(child).count()),
        from,
        texts(guardians, Guardian::id),
        texts(guardians, Guardian::person),
        texts(guardians, Guardian::member),
        texts(guardians, guardian -> guardian.details().name()),
        texts(guardians, guardian -> guardian.details().relationship().name()),
        texts(guardians, guardian -> guardian.details().contact().email()),
        texts(guardians, guardian -> guardian.details().contact().phone()),
        flags(guardians, GuardianDetails::mayContact),
        flags(guardians, GuardianDetails::mayManage));
  }

  private static Birth birth(Child child) {
    return Optional.ofNullable(child.birth()).orElse(SINGLE);
  }

  private static Boolean[] flags(
      List<Guardian> guardians, Function<GuardianDetails, Boolean> flag) {
    return guardians.stream().map(Guardian::details).map(flag).toArray(Boolean[]::new);
  }

  /** A guardian by keys alone, which tell nothing once the record is erased. */
  public record Known(UUID guardian, UUID person) {}

  public List<Known> known(UUID memberKey) {
    return statements.all(
        GUARDIANS,
        row -> new Known(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
        memberKey);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID memberKey) {
    child(memberKey).ifPresent(database::remove);
    database.flush();
  }

  public Optional<Child> child(UUID memberKey) {
    return Optional.ofNullable(database.find(Child.class, memberKey));
  }

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

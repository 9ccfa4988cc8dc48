package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.Nested;
import org.jdbi.v3.core.statement.SqlStatement;
import throughline.platform.core.person.PersonalData;

/**
 * Personal details, apart from everything that events and measures use. Only a page or an answer
 * about one member, for somebody with a role that allows it, may read from here.
 */
@ApplicationScoped
public class PersonVault implements PersonalData {

  private static final String KEEP =
      """
      WITH kept AS (
        INSERT INTO vault.child (member_key, given_names, family_name, not_named_yet, date_of_birth,
                                 birth_set, birth_order, birth_count)
        SELECT * FROM unnest(CAST(:members AS uuid[]), CAST(:givenNames AS text[]),
                             CAST(:familyNames AS text[]), CAST(:notNamedYet AS boolean[]),
                             CAST(:datesOfBirth AS date[]),
                             CAST(:births AS uuid[]), CAST(:birthOrders AS integer[]),
                             CAST(:birthCounts AS integer[])))
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      SELECT id, person, member, name, relationship, email, phone, may_contact, may_manage,
             CAST(:from AS date)
      FROM unnest(CAST(:ids AS uuid[]), CAST(:persons AS uuid[]), CAST(:children AS uuid[]),
                  CAST(:names AS text[]), CAST(:relationships AS text[]), CAST(:emails AS text[]),
                  CAST(:phones AS text[]),
                  CAST(:mayContact AS boolean[]), CAST(:mayManage AS boolean[]))
           AS guardian (id, person, member, name, relationship, email, phone, may_contact, may_manage)
      """;

  private static final String GUARDIANS =
      "SELECT id AS guardian, person_key AS person FROM vault.guardian WHERE member_key = :member";

  private static final String WITHOUT_CHILD =
      """
      SELECT person FROM unnest(CAST(:persons AS uuid[])) AS person
      WHERE NOT EXISTS (SELECT FROM vault.guardian WHERE person_key = person)
      """;

  private static final String DETAILS =
      """
      SELECT member_key AS member, given_names, family_name, not_named_yet, date_of_birth,
             (SELECT name FROM vault.guardian
              WHERE guardian.member_key = child.member_key AND may_manage AND relationship <> 'SELF'
                AND (valid_to IS NULL OR valid_to > :day)
              ORDER BY valid_from, id LIMIT 1) AS guardian
      FROM vault.child WHERE member_key = ANY (:members)
      """;

  private static final String CHILD = "SELECT * FROM vault.child WHERE member_key = :member";
  private static final String LOCKED = CHILD + " FOR NO KEY UPDATE";
  private static final String ERASE = "DELETE FROM vault.child WHERE member_key = :member";

  private static final String NAME =
      """
      UPDATE vault.child SET given_names = :givenNames, family_name = :familyName, not_named_yet = :notYet
      WHERE member_key = :member
      """;

  private static final String BORN_ON =
      "UPDATE vault.child SET date_of_birth = :day, turned_five = :isFive WHERE member_key = :member";

  private final Jdbi jdbi;

  PersonVault(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
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
    var named = children.stream().map(Child::name).toList();
    var births = children.stream().map(Child::birth).toList();
    var details = guardians.stream().map(Guardian::details).toList();
    jdbi.useHandle(
        handle -> {
          var update = handle.createUpdate(KEEP).bind("from", from);
          bind(update, "members", UUID.class, children, Child::memberKey);
          bind(update, "givenNames", String.class, named, ChildName::givenNames);
          bind(update, "familyNames", String.class, named, ChildName::familyName);
          bind(update, "notNamedYet", Boolean.class, named, ChildName::notYet);
          bind(update, "datesOfBirth", LocalDate.class, children, Child::dateOfBirth);
          bind(update, "births", UUID.class, births, Birth::set);
          bind(update, "birthOrders", Integer.class, births, Birth::order);
          bind(update, "birthCounts", Integer.class, births, Birth::count);
          bind(update, "ids", UUID.class, guardians, Guardian::id);
          bind(update, "persons", UUID.class, guardians, Guardian::person);
          bind(update, "children", UUID.class, guardians, Guardian::member);
          bind(update, "names", String.class, details, GuardianDetails::name);
          bind(update, "relationships", String.class, details, each -> each.relationship().name());
          bind(update, "emails", String.class, details, each -> each.contact().email());
          bind(update, "phones", String.class, details, each -> each.contact().phone());
          bind(update, "mayContact", Boolean.class, details, GuardianDetails::mayContact);
          bind(update, "mayManage", Boolean.class, details, GuardianDetails::mayManage);
          update.execute();
        });
  }

  static <T, V> void bind(
      SqlStatement<?> statement, String name, Class<V> type, List<T> all, Function<T, V> value) {
    statement.bindArray(name, type, all.stream().map(value).toArray());
  }

  record Detailed(UUID member, @Nested PersonDetails details) {}

  /** A guardian by keys alone, which tell nothing once the record is erased. */
  public record Known(UUID guardian, UUID person) {}

  public List<Known> known(UUID memberKey) {
    return jdbi.withHandle(
        handle ->
            handle.createQuery(GUARDIANS).bind("member", memberKey).mapTo(Known.class).list());
  }

  /** Those of these persons who answer for no child that is held. */
  public List<UUID> withoutChild(List<UUID> persons) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(WITHOUT_CHILD)
                .bindArray("persons", UUID.class, persons)
                .mapTo(UUID.class)
                .list());
  }

  @Override
  public Set<String> tables() {
    return Set.of("vault.child");
  }

  /** What else the vault has of the child goes with it. */
  @Override
  @Transactional(Transactional.TxType.MANDATORY)
  public void erase(UUID memberKey) {
    jdbi.useHandle(handle -> handle.createUpdate(ERASE).bind("member", memberKey).execute());
  }

  public Optional<Child> child(UUID memberKey) {
    return child(CHILD, memberKey);
  }

  /** The child, to be changed: others wait for the commit. Empty when the record was erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Child> lock(UUID memberKey) {
    return child(LOCKED, memberKey);
  }

  private Optional<Child> child(String sql, UUID memberKey) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("member", memberKey).mapTo(Child.class).findOne());
  }

  /** Gives the child the name that was not there yet, or the one that it has now. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void name(UUID memberKey, ChildName name) {
    jdbi.useHandle(
        handle -> handle.createUpdate(NAME).bindMethods(name).bind("member", memberKey).execute());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void bornOn(UUID memberKey, LocalDate day, boolean isFive) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(BORN_ON)
                .bind("day", day)
                .bind("isFive", isFive)
                .bind("member", memberKey)
                .execute());
  }

  public Map<UUID, PersonDetails> details(Collection<UUID> members, LocalDate on) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(DETAILS)
                .bind("day", on)
                .bindArray("members", UUID.class, members.toArray())
                .mapTo(Detailed.class)
                .collectToMap(Detailed::member, Detailed::details));
  }
}

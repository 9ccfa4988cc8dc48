package throughline.membership.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
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
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      SELECT id, person, ?, name, relationship, email, phone, may_contact, may_manage, ?
      FROM unnest(?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::boolean[],
                  ?::boolean[])
           AS guardian (id, person, name, relationship, email, phone, may_contact, may_manage)
      """;

  private static final String GUARDIANS =
      "SELECT id, person_key FROM vault.guardian WHERE member_key = ?";

  private static final Birth SINGLE = new Birth(null, null, null);

  private final EntityManager database;
  private final Statements statements;

  PersonVault(EntityManager database, Statements statements) {
    this.database = database;
    this.statements = statements;
  }

  /** Keeps a child, and who answers for it from this day on. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void keep(Child child, List<Guardian> guardians, LocalDate from) {
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
        texts(guardians, guardian -> guardian.id().toString()),
        texts(guardians, guardian -> guardian.person().toString()),
        texts(guardians, guardian -> guardian.details().name()),
        texts(guardians, guardian -> guardian.details().relationship().name()),
        texts(guardians, guardian -> guardian.details().contact().email()),
        texts(guardians, guardian -> guardian.details().contact().phone()),
        flags(guardians, GuardianDetails::mayContact),
        flags(guardians, GuardianDetails::mayManage));
  }

  private static String[] texts(List<Guardian> guardians, Function<Guardian, String> text) {
    return guardians.stream().map(text).toArray(String[]::new);
  }

  private static Boolean[] flags(
      List<Guardian> guardians, Function<GuardianDetails, Boolean> flag) {
    return guardians.stream().map(Guardian::details).map(flag).toArray(Boolean[]::new);
  }

  /** Whom an erased record knew: by keys, which tell nothing any more. */
  public record Erased(UUID guardian, UUID person) {}

  /**
   * Deletes everything that tells who the child is, its guardians and its addresses.
   *
   * @return the guardians, about whom mails were written and to whom links were sent
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Erased> erase(UUID memberKey) {
    var guardians =
        statements.all(
            GUARDIANS,
            row -> new Erased(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
            memberKey);
    child(memberKey).ifPresent(database::remove);
    database.flush();
    return guardians;
  }

  /** Empty when the record was erased. */
  public Optional<Child> child(UUID memberKey) {
    return Optional.ofNullable(database.find(Child.class, memberKey));
  }

  /** The child, to be changed: others wait for the commit. Empty when the record was erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<Child> lock(UUID memberKey) {
    return Optional.ofNullable(
        database.find(Child.class, memberKey, LockModeType.PESSIMISTIC_WRITE));
  }
}

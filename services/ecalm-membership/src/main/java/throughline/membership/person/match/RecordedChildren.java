package throughline.membership.person.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jdbi.v3.core.mapper.Nested;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.OfVault;
import throughline.membership.person.vault.Relationship;
import throughline.platform.database.Sql;

/** The children who have a record, as they are looked for among each other. */
@ApplicationScoped
class RecordedChildren {

  private static final String CHILDREN =
      """
      SELECT child.member_key AS member, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, child.birth_order, array_agg(guardian.name) AS guardians,
             array_agg(guardian.email) AS emails, array_agg(guardian.phone) AS phones
      FROM vault.child LEFT JOIN vault.guardian ON guardian.member_key = child.member_key
      WHERE %s
      GROUP BY child.member_key ORDER BY child.member_key LIMIT :most
      """;

  private static final String ONE = CHILDREN.formatted("child.member_key = :key");
  private static final String BEHIND = CHILDREN.formatted("child.member_key > :key");
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Sql sql;

  RecordedChildren(@OfVault Sql sql) {
    this.sql = sql;
  }

  record Row(
      UUID member,
      @Nested ChildName name,
      LocalDate dateOfBirth,
      Optional<Integer> birthOrder,
      String[] guardians,
      String[] emails,
      String[] phones) {

    /** What the guardians are to the child and may do is not asked. */
    Newcomer newcomer() {
      return new Newcomer(
          Optional.of(member),
          name,
          dateOfBirth,
          birthOrder,
          IntStream.range(0, guardians.length)
              .filter(i -> guardians[i] != null)
              .mapToObj(
                  i ->
                      new GuardianDetails(
                          guardians[i],
                          Relationship.OTHER,
                          new Contact(emails[i], phones[i]),
                          false,
                          false))
              .toList());
    }
  }

  /** This one; empty if the record was erased. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Newcomer> of(UUID member) {
    return read(ONE, member, 1).stream().findFirst();
  }

  /** So many behind that key; from the first if it is null. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Newcomer> behind(UUID last, int most) {
    return read(BEHIND, last == null ? BEFORE_ALL : last, most);
  }

  private List<Newcomer> read(String statement, UUID key, int most) {
    return sql.of(statement).bind("key", key).bind("most", most).list(Row.class).stream()
        .map(Row::newcomer)
        .toList();
  }
}

package throughline.membership.person.match;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.Contact;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.Relationship;
import throughline.platform.database.Statements;

/** The children who have a record, as they are looked for among each other. */
@ApplicationScoped
class RecordedChildren {

  private static final String CHILDREN =
      """
      SELECT child.member_key, child.given_names, child.family_name, child.not_named_yet,
             child.date_of_birth, child.birth_order, array_agg(guardian.name) AS guardians,
             array_agg(guardian.email) AS emails, array_agg(guardian.phone) AS phones
      FROM vault.child LEFT JOIN vault.guardian ON guardian.member_key = child.member_key
      WHERE %s
      GROUP BY child.member_key ORDER BY child.member_key LIMIT ?
      """;

  private static final String ONE = CHILDREN.formatted("child.member_key = ?");
  private static final String BEHIND = CHILDREN.formatted("child.member_key > ?");

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Statements statements;

  RecordedChildren(Statements statements) {
    this.statements = statements;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Newcomer> of(UUID member) {
    return statements.first(ONE, RecordedChildren::newcomer, member, 1);
  }

  /** So many behind that key; from the first if it is null. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Newcomer> behind(UUID last, int most) {
    return statements.all(
        BEHIND, RecordedChildren::newcomer, last == null ? BEFORE_ALL : last, most);
  }

  private static Newcomer newcomer(ResultSet row) throws SQLException {
    return new Newcomer(
        Optional.of(row.getObject("member_key", UUID.class)),
        new ChildName(
            row.getString("given_names"),
            row.getString("family_name"),
            row.getBoolean("not_named_yet")),
        row.getObject("date_of_birth", LocalDate.class),
        Optional.ofNullable(row.getObject("birth_order", Integer.class)),
        guardians(
            texts(row.getArray("guardians")),
            texts(row.getArray("emails")),
            texts(row.getArray("phones"))));
  }

  private static List<GuardianDetails> guardians(String[] names, String[] emails, String[] phones) {
    var guardians = new ArrayList<GuardianDetails>();
    for (var i = 0; i < names.length && names[i] != null; i++) {
      guardians.add(
          new GuardianDetails(
              names[i], Relationship.OTHER, new Contact(emails[i], phones[i]), false, false));
    }
    return guardians;
  }

  private static String[] texts(Array array) throws SQLException {
    return (String[]) array.getArray();
  }
}

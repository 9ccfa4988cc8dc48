package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Statements;

/**
 * Who answers for children. One guardian's details are never shown to another, so whoever reads
 * here says of which guardian a page or a file is.
 */
@ApplicationScoped
public class Guardians {

  private static final String COLUMNS =
      """
      SELECT id, member_key, person_key, name, relationship, email, phone, may_contact, may_manage,
             valid_from, valid_to
      FROM vault.guardian
      """;

  private static final String OF_CHILD =
      COLUMNS + "WHERE member_key = ? ORDER BY valid_to IS NOT NULL, valid_from, id";

  private static final String OF_PERSON = COLUMNS + "WHERE person_key = ? ORDER BY member_key";

  private static final String BY_ID = COLUMNS + "WHERE id = ?";

  private static final String NAMES =
      """
      SELECT name, relationship FROM vault.guardian
      WHERE member_key = ? AND may_contact = ANY (?) AND valid_to IS NULL ORDER BY name, id
      """;

  private static final String ALLOW =
      "UPDATE vault.guardian SET may_contact = ?, may_manage = ? WHERE id = ?";

  private static final String ADD =
      """
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String PUT_RIGHT =
      "UPDATE vault.guardian SET name = ?, relationship = ? WHERE id = ?";

  private static final String END = "UPDATE vault.guardian SET valid_to = ? WHERE id = ?";

  private static final String STOP_CONTACT =
      "UPDATE vault.guardian SET may_contact = false WHERE person_key = ? AND may_contact";

  private static final String REACH =
      "UPDATE vault.guardian SET email = ?, phone = ? WHERE person_key = ?";

  private final Statements statements;

  Guardians(Statements statements) {
    this.statements = statements;
  }

  public List<Guardian> of(UUID member) {
    return statements.all(OF_CHILD, Guardians::guardian, member);
  }

  public List<String> namesOf(UUID member) {
    return names(member, true, false);
  }

  public List<String> namesNotContacted(UUID member) {
    return names(member, false);
  }

  private List<String> names(UUID member, Boolean... mayContact) {
    return statements.all(
        NAMES,
        row ->
            "%s (%s)"
                .formatted(
                    row.getString("name"),
                    Relationship.valueOf(row.getString("relationship")).label()),
        member,
        mayContact);
  }

  public List<Guardian> ofPerson(UUID person) {
    return statements.all(OF_PERSON, Guardians::guardian, person);
  }

  public Optional<Guardian> find(UUID id) {
    return statements.first(BY_ID, Guardians::guardian, id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Guardian guardian) {
    var who = guardian.details();
    statements.update(
        ADD,
        guardian.id(),
        guardian.person(),
        guardian.member(),
        who.name(),
        who.relationship().name(),
        who.contact().email(),
        who.contact().phone(),
        who.mayContact(),
        who.mayManage(),
        guardian.from());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void putRight(UUID id, String name, Relationship relationship) {
    statements.update(PUT_RIGHT, name, relationship.name(), id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void end(UUID id, LocalDate day) {
    statements.update(END, day, id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void allow(UUID id, boolean mayContact, boolean mayManage) {
    statements.update(ALLOW, mayContact, mayManage, id);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void stopContact(UUID person) {
    statements.update(STOP_CONTACT, person);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void reach(UUID person, Contact contact) {
    statements.update(REACH, contact.email(), contact.phone(), person);
  }

  private static Guardian guardian(ResultSet row) throws SQLException {
    return new Guardian(
        row.getObject("id", UUID.class),
        row.getObject("member_key", UUID.class),
        row.getObject("person_key", UUID.class),
        new GuardianDetails(
            row.getString("name"),
            Relationship.valueOf(row.getString("relationship")),
            new Contact(row.getString("email"), row.getString("phone")),
            row.getBoolean("may_contact"),
            row.getBoolean("may_manage")),
        row.getObject("valid_from", LocalDate.class),
        row.getObject("valid_to", LocalDate.class));
  }
}

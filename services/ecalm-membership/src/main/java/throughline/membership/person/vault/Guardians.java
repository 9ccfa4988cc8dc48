package throughline.membership.person.vault;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Update;

/**
 * Who answers for children. One guardian's details are never shown to another, so whoever reads
 * here says of which guardian a page or a file is.
 */
@ApplicationScoped
public class Guardians {

  private static final String COLUMNS =
      """
      SELECT id, member_key AS member, person_key AS person, name, relationship, email, phone,
             may_contact, may_manage, valid_from AS "from", valid_to AS until
      FROM vault.guardian
      """;

  private static final String OF_CHILD =
      COLUMNS + "WHERE member_key = :key ORDER BY valid_to IS NOT NULL, valid_from, id";
  private static final String OF_PERSON = COLUMNS + "WHERE person_key = :key ORDER BY member_key";
  private static final String BY_ID = COLUMNS + "WHERE id = :key";

  private static final String NAMES =
      """
      SELECT name, relationship FROM vault.guardian
      WHERE member_key = :member AND (NOT may_contact OR :all) AND valid_to IS NULL ORDER BY name, id
      """;

  private static final String ALLOW =
      "UPDATE vault.guardian SET may_contact = :mayContact, may_manage = :mayManage WHERE id = :id";

  private static final String ADD =
      """
      INSERT INTO vault.guardian (id, person_key, member_key, name, relationship, email, phone,
                                  may_contact, may_manage, valid_from)
      VALUES (:id, :person, :member, :details.name, :details.relationship, :details.contact.email,
              :details.contact.phone, :details.mayContact, :details.mayManage, :from)
      """;

  private static final String PUT_RIGHT =
      "UPDATE vault.guardian SET name = :name, relationship = :relationship WHERE id = :id";
  private static final String END = "UPDATE vault.guardian SET valid_to = :day WHERE id = :id";
  private static final String STOP_CONTACT =
      "UPDATE vault.guardian SET may_contact = false WHERE person_key = :person AND may_contact";
  private static final String REACH =
      "UPDATE vault.guardian SET email = :email, phone = :phone WHERE person_key = :person";

  record Named(String name, Relationship relationship) {}

  private final Jdbi jdbi;

  Guardians(@OfVault Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Those of one child; who answers for it no longer comes last. */
  public List<Guardian> of(UUID member) {
    return read(OF_CHILD, member);
  }

  /** Those of one child, without the way to reach them: Marigold Fernsby (Mother). */
  public List<String> namesOf(UUID member) {
    return names(member, true);
  }

  /** Those of one child who must not be written to, in the same words. */
  public List<String> namesNotContacted(UUID member) {
    return names(member, false);
  }

  private List<String> names(UUID member, boolean all) {
    return jdbi
        .withHandle(
            handle ->
                handle
                    .createQuery(NAMES)
                    .bind("member", member)
                    .bind("all", all)
                    .mapTo(Named.class)
                    .list())
        .stream()
        .map(each -> "%s (%s)".formatted(each.name(), each.relationship().label()))
        .toList();
  }

  /** Every record of one person, whatever became of the child. */
  public List<Guardian> ofPerson(UUID person) {
    return read(OF_PERSON, person);
  }

  /** One, for one child; empty once the record was erased. */
  public Optional<Guardian> find(UUID id) {
    return read(BY_ID, id).stream().findFirst();
  }

  private List<Guardian> read(String sql, UUID key) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("key", key).mapTo(Guardian.class).list());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Guardian guardian) {
    change(ADD, update -> update.bindMethods(guardian));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void putRight(UUID id, String name, Relationship relationship) {
    change(
        PUT_RIGHT,
        update -> update.bind("id", id).bind("name", name).bind("relationship", relationship));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void end(UUID id, LocalDate day) {
    change(END, update -> update.bind("id", id).bind("day", day));
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public void allow(UUID id, boolean mayContact, boolean mayManage) {
    change(
        ALLOW,
        update ->
            update.bind("id", id).bind("mayContact", mayContact).bind("mayManage", mayManage));
  }

  /** Nothing is sent to this person any more, about whichever child of the visit. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void stopContact(UUID person) {
    change(STOP_CONTACT, update -> update.bind("person", person));
  }

  /** This person is reached another way from now on, about whichever child of the visit. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void reach(UUID person, Contact contact) {
    change(
        REACH,
        update ->
            update
                .bind("person", person)
                .bind("email", contact.email())
                .bind("phone", contact.phone()));
  }

  private void change(String sql, UnaryOperator<Update> values) {
    jdbi.useHandle(handle -> values.apply(handle.createUpdate(sql)).execute());
  }
}

package throughline.bookings.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.person.Contacts;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;
import throughline.platform.database.Statements;

/** The people who book sessions. */
@ApplicationScoped
public class Entrepreneurs {

  /** Whoever books again, and is as their sign-in says, costs this statement and no other. */
  private static final String FIND_AS_SIGNED_IN =
      """
      SELECT entrepreneur.id, entrepreneur_key
      FROM person
      JOIN person_details ON person_id = person.id
      JOIN entrepreneur ON entrepreneur.id = person.id
      WHERE subject = ? AND display_name = ? AND email_address IS NOT DISTINCT FROM ?
      """;

  private static final String FIND = "SELECT id, entrepreneur_key FROM entrepreneur WHERE id = ?";

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO entrepreneur (id) VALUES (?)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;

  private static final Statements.RowReader<Entrepreneur> READER =
      row ->
          new Entrepreneur(
              row.getObject("id", UUID.class), row.getObject("entrepreneur_key", UUID.class));

  private final People people;
  private final Contacts contacts;
  private final Statements statements;

  Entrepreneurs(People people, Contacts contacts, Statements statements) {
    this.people = people;
    this.contacts = contacts;
    this.statements = statements;
  }

  /**
   * This person as an entrepreneur, from their first booking on; their name and their address
   * follow the sign-in.
   *
   * @param address empty if the sign-in does not tell it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur recognise(SignedIn who, Optional<String> address) {
    return statements
        .first(FIND_AS_SIGNED_IN, READER, who.subject(), who.displayName(), address.orElse(null))
        .orElseGet(() -> follow(who, address));
  }

  private Entrepreneur follow(SignedIn who, Optional<String> address) {
    var person = people.recognise(who);
    contacts.follow(person, address);
    statements.update(REGISTER_UNLESS_REGISTERED, person);
    return statements.first(FIND, READER, person).orElseThrow();
  }
}

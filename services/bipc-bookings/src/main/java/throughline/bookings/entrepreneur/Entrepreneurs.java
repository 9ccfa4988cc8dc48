package throughline.bookings.entrepreneur;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.People;

/** The people who book sessions, and where they get mail about them. */
@ApplicationScoped
public class Entrepreneurs {
  /** Whoever books again, and is as their sign-in says, costs this statement and no other. */
  private static final String FIND_AS_SIGNED_IN =
      """
      SELECT entrepreneur.id, entrepreneur_key AS key
      FROM person
      JOIN person_details ON person_id = person.id
      JOIN entrepreneur ON entrepreneur.id = person.id
      WHERE subject = :subject AND display_name = :name
        AND email_address IS NOT DISTINCT FROM :address
      """;

  private static final String FOLLOW_ADDRESS =
      """
      UPDATE person_details SET email_address = :address
      WHERE person_id = :person AND email_address IS DISTINCT FROM :address
      """;

  private static final String REGISTER_UNLESS_REGISTERED =
      """
      INSERT INTO entrepreneur (id) VALUES (:person)
      ON CONFLICT ON CONSTRAINT entrepreneur_pk DO NOTHING
      """;

  private static final String FIND =
      "SELECT id, entrepreneur_key AS key FROM entrepreneur WHERE id = :person";

  private static final String ADDRESS =
      """
      SELECT email_address FROM person_details
      WHERE person_id = :person AND email_address IS NOT NULL
      """;

  private final People people;
  private final Jdbi jdbi;

  Entrepreneurs(People people, Jdbi jdbi) {
    this.people = people;
    this.jdbi = jdbi;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public Entrepreneur recognise(SignedIn who, Optional<String> address) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(FIND_AS_SIGNED_IN)
                    .bind("subject", who.subject())
                    .bind("name", who.displayName())
                    .bind("address", address.orElse(null))
                    .map(ConstructorMapper.of(Entrepreneur.class))
                    .findOne())
        .orElseGet(() -> follow(who, address));
  }

  private Entrepreneur follow(SignedIn who, Optional<String> address) {
    var person = people.recognise(who);
    return jdbi.withHandle(
        handle -> {
          handle
              .createUpdate(FOLLOW_ADDRESS)
              .bind("address", address.orElse(null))
              .bind("person", person)
              .execute();
          handle.createUpdate(REGISTER_UNLESS_REGISTERED).bind("person", person).execute();
          return handle
              .createQuery(FIND)
              .bind("person", person)
              .map(ConstructorMapper.of(Entrepreneur.class))
              .one();
        });
  }

  /** Where this person gets mail about what somebody else does; empty if that is not known. */
  public Optional<String> addressOf(UUID person) {
    return jdbi.withHandle(
        handle -> handle.createQuery(ADDRESS).bind("person", person).mapTo(String.class).findOne());
  }
}

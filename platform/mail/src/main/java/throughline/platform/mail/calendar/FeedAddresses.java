package throughline.platform.mail.calendar;

import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.Sql;

/**
 * The secret addresses at which people have their own calendar read, in a service's table {@code
 * calendar_feed}. The number of an address is random; a new one ends the old.
 */
@Singleton
public class FeedAddresses {

  private static final String OF_SUBJECT =
      """
      SELECT number FROM calendar_feed JOIN person ON person.id = person_id
      WHERE subject = :subject
      """;

  private static final String RENEW =
      """
      INSERT INTO calendar_feed (person_id, number) VALUES (:person, :number)
      ON CONFLICT ON CONSTRAINT calendar_feed_pk DO UPDATE SET number = EXCLUDED.number
      """;

  private static final String END =
      """
      DELETE FROM calendar_feed USING person
      WHERE person.id = person_id AND subject = :subject
      """;

  private static final String ERASE = "DELETE FROM calendar_feed WHERE person_id = :person";

  private static final String OWNER =
      """
      SELECT person_id AS person, subject FROM calendar_feed JOIN person ON person.id = person_id
      WHERE number = :number AND subject IS NOT NULL
      """;

  /** Whose calendar it is. */
  public record Owner(UUID person, String subject) {}

  private final Sql sql;

  FeedAddresses(Sql sql) {
    this.sql = sql;
  }

  /** The number of somebody's address, if they have one. */
  public Optional<UUID> of(String subject) {
    return sql.of(OF_SUBJECT).bind("subject", subject).first(UUID.class);
  }

  /** Gives a new address; the one before, if there is any, shows nothing any more. */
  public void renew(UUID person) {
    sql.of(RENEW).bind("person", person).bind("number", UUID.randomUUID()).update();
  }

  /** From now on there is none. */
  public void end(String subject) {
    sql.of(END).bind("subject", subject).update();
  }

  /** Deletes it with everything else of a person. */
  public void erase(UUID person) {
    sql.of(ERASE).bind("person", person).update();
  }

  /** Whose address has this number. */
  public Optional<Owner> owner(UUID number) {
    return sql.of(OWNER).bind("number", number).first(Owner.class);
  }
}

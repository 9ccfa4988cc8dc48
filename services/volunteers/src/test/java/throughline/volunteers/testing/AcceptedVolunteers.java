package throughline.volunteers.testing;

import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

/** Makes volunteers of people who sign in, as an accepted application does. */
public final class AcceptedVolunteers {
  private static final String ACCEPT =
      """
      INSERT INTO person (id, subject) VALUES (gen_random_uuid(), '%1$s') ON CONFLICT (subject) DO NOTHING;
      INSERT INTO person_details (person_id, display_name) SELECT id, '%2$s' FROM person WHERE subject = '%1$s'
      ON CONFLICT (person_id) DO NOTHING;
      INSERT INTO volunteer (id, status) SELECT id, 'ACTIVE' FROM person WHERE subject = '%1$s'
      ON CONFLICT (id) DO UPDATE SET status = 'ACTIVE';
      """;

  private static final String HELPS_AT =
      """
      INSERT INTO volunteer_place (volunteer_id, place_code) SELECT id, '%2$s' FROM person WHERE subject = '%1$s'
      ON CONFLICT DO NOTHING
      """;

  private AcceptedVolunteers() {}

  /** The same person, who may log hours now and helps at these places. */
  public static Actor accept(Actor person, String... places) {
    Database.execute(ACCEPT.formatted(person.subject(), person.name().replace("'", "''")));
    for (var place : places) {
      Database.execute(HELPS_AT.formatted(person.subject(), place));
    }
    return person;
  }

  /** The number of somebody's record. */
  public static String id(Actor person) {
    return Database.text("SELECT id FROM person WHERE subject = '%s'".formatted(person.subject()));
  }
}

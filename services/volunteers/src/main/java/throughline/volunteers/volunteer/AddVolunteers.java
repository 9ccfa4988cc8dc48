package throughline.volunteers.volunteer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import throughline.platform.core.permission.Places;
import throughline.platform.core.person.Contact;
import throughline.platform.database.Sql;
import throughline.platform.database.TextArray;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;

/** Adds many people at once, each as a new record: who is one person, staff say afterwards. */
@ApplicationScoped
public class AddVolunteers {
  private static final String ADD =
      """
      WITH named AS (
        SELECT * FROM unnest(CAST(:ids AS uuid[]), CAST(:names AS text[]), CAST(:emails AS text[]), CAST(:phones AS text[]),
                             CAST(:places AS text[])) AS named (id, name, email, phone, places)),
      people AS (INSERT INTO person (id) SELECT id FROM named),
      details AS (
        INSERT INTO person_details (person_id, display_name, email_address, phone)
        SELECT id, name, email, phone FROM named),
      added AS (
        INSERT INTO volunteer (id, status, status_since) SELECT id, 'ACTIVE', :now FROM named)
      INSERT INTO volunteer_place (volunteer_id, place_code)
      SELECT id, unnest(string_to_array(places, ' ')) FROM named
      """;

  private static final String NAMES =
      """
      SELECT display_name FROM volunteer JOIN person_details ON person_id = id
       WHERE merged_into IS NULL AND EXISTS (SELECT FROM volunteer_place
             WHERE volunteer_id = id AND (:everywhere OR place_code = ANY (CAST(:places AS text[]))))
      """;

  /** Somebody who is new. */
  public record Added(Contact contact, List<String> places) {}

  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  AddVolunteers(Sql sql, AuditTrail trail, Clock clock) {
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  /** What those are called who help at these places. */
  public List<String> namesAt(Places places) {
    return sql.of(NAMES)
        .bind("everywhere", places.all())
        .bind("places", places.codes())
        .list(String.class);
  }

  /** Adds all by one statement. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(List<Added> all, Actor actor) {
    var ids = Stream.generate(UUID::randomUUID).limit(all.size()).toList();
    sql.of(ADD)
        .bind("ids", ids)
        .bind("names", TextArray.of(all, each -> each.contact().name()))
        .bind("emails", TextArray.of(all, each -> each.contact().email().orElse(null)))
        .bind("phones", TextArray.of(all, each -> each.contact().phone().orElse(null)))
        .bind("places", TextArray.of(all, each -> String.join(" ", each.places())))
        .bind("now", clock.instant())
        .update();
    trail.appendAll(ids.stream().map(id -> VolunteerAction.IMPORTED.of(id, actor)).toList());
  }
}

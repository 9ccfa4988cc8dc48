package throughline.volunteers.volunteer;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.person.KeptOfPerson;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;

/**
 * Takes away everything that tells who somebody was, with all records that are the same person.
 * What they gave stays counted, under a key that nobody has ever seen beside a name.
 */
@ApplicationScoped
public class ErasePerson {
  private static final String ALL_OF =
      "SELECT id FROM volunteer WHERE id = :id OR merged_into = :id ORDER BY id FOR UPDATE";

  private static final String FORGET =
      """
      WITH details AS (
        DELETE FROM person_details WHERE person_id = ANY (CAST(:records AS uuid[]))),
      sign_in AS (
        UPDATE person SET subject = NULL WHERE id = ANY (CAST(:records AS uuid[])))
      UPDATE volunteer
         SET erased_at = :now, volunteer_key = gen_random_uuid(), date_of_birth = NULL,
             status = CASE status WHEN 'REMOVED' THEN status ELSE 'LEFT' END
       WHERE id = ANY (CAST(:records AS uuid[]))
      """;

  private final List<PersonalData> held;
  private final List<KeptOfPerson> kept;
  private final VolunteerMails mails;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  ErasePerson(
      @All List<PersonalData> held,
      @All List<KeptOfPerson> kept,
      VolunteerMails mails,
      Sql sql,
      AuditTrail trail,
      Clock clock) {
    this.held = held;
    this.kept = kept;
    this.mails = mails;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is kept goes first, since some of it is found by what tells who it is of. */
  @Transactional
  public void forget(UUID id, Actor actor) {
    var all = sql.of(ALL_OF).bind("id", id).list(UUID.class);
    all.forEach(record -> held.forEach(each -> each.erase(record)));
    mails.erase(all);
    sql.of(FORGET).bind("records", all).bind("now", clock.instant()).update();
    kept.forEach(each -> each.restate(all));
    all.forEach(record -> trail.shred(VolunteerHistory.record(record)));
    trail.append(VolunteerAction.ERASED.of(id, actor));
    Log.infof("event=person-erased records=%d", all.size());
  }
}

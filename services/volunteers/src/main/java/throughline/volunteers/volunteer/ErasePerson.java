package throughline.volunteers.volunteer;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import throughline.platform.core.person.PersonalData;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.erasure.Erasures;
import throughline.platform.database.merge.Merges;

/**
 * Takes away everything that tells who somebody was, with all records that are the same person.
 * What they gave stays counted, under a key that nobody has ever seen beside a name.
 */
@ApplicationScoped
public class ErasePerson {
  private static final String NEW_KEY =
      "UPDATE volunteer SET volunteer_key = gen_random_uuid() WHERE id = ANY (CAST(:records AS uuid[]))";

  private static final String FORGET =
      """
      WITH details AS (
        DELETE FROM person_details WHERE person_id = ANY (CAST(:records AS uuid[]))),
      sign_in AS (
        UPDATE person SET subject = NULL WHERE id = ANY (CAST(:records AS uuid[])))
      UPDATE volunteer
         SET erased_at = :now, date_of_birth = NULL,
             status = CASE status WHEN 'REMOVED' THEN status ELSE 'LEFT' END
       WHERE id = ANY (CAST(:records AS uuid[]))
      """;

  private final Volunteers volunteers;
  private final Merges merges;
  private final List<PersonalData> held;
  private final VolunteerMails mails;
  private final Sql sql;
  private final Erasures erasures;
  private final AuditTrail trail;
  private final Clock clock;

  ErasePerson(
      Volunteers volunteers,
      Merges merges,
      @All List<PersonalData> held,
      VolunteerMails mails,
      Sql sql,
      Erasures erasures,
      AuditTrail trail,
      Clock clock) {
    this.volunteers = volunteers;
    this.merges = merges;
    this.held = held;
    this.mails = mails;
    this.sql = sql;
    this.erasures = erasures;
    this.trail = trail;
    this.clock = clock;
  }

  /**
   * The key goes first, so that what is told again of what stays is told under the new one; then
   * what is kept, since some of it is found by what tells who it is of.
   */
  @Transactional
  public void forget(UUID id, Actor actor) {
    var all = merges.allOf(id);
    volunteers.lock(all);
    sql.of(NEW_KEY).bind("records", all).update();
    all.forEach(record -> held.forEach(each -> each.erase(record)));
    mails.erase(all);
    sql.of(FORGET).bind("records", all).bind("now", clock.instant()).update();
    erasures.add(all, clock.instant());
    merges.forgetReasons(all);
    all.forEach(record -> trail.shred(VolunteerHistory.record(record)));
    trail.append(VolunteerAction.ERASED.of(id, actor));
    Log.infof("event=person-erased records=%d", all.size());
  }

  /** Whoever was erased and is here again is of a database that was restored. */
  void replay(@Observes @Priority(Erasures.BEFORE_THE_OTHERS) StartupEvent start) {
    erasures.replay("volunteer", id -> forget(id, Actor.of("replay-erasures", "job")));
  }
}

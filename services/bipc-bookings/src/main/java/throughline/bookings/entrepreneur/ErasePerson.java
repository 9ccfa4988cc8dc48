package throughline.bookings.entrepreneur;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
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
 * What was counted of them stays under keys of nobody.
 */
@ApplicationScoped
class ErasePerson {
  private static final String FORGET =
      """
      WITH details AS (
        DELETE FROM person_details WHERE person_id = ANY (CAST(:records AS uuid[]))),
      sign_in AS (
        UPDATE person SET subject = NULL WHERE id = ANY (CAST(:records AS uuid[])))
      UPDATE entrepreneur SET erased_at = :now WHERE id = ANY (CAST(:records AS uuid[]))
      """;

  private final Merges merges;
  private final List<PersonalData> kept;
  private final Sql sql;
  private final Erasures erasures;
  private final AuditTrail trail;
  private final Clock clock;

  ErasePerson(
      Merges merges,
      @All List<PersonalData> kept,
      Sql sql,
      Erasures erasures,
      AuditTrail trail,
      Clock clock) {
    this.merges = merges;
    this.kept = kept;
    this.sql = sql;
    this.erasures = erasures;
    this.trail = trail;
    this.clock = clock;
  }

  /** What is kept goes first: places to come are given up behind the locks on their sessions. */
  @Transactional
  void forget(UUID id, Actor actor) {
    Collection<UUID> all = merges.allOf(id);
    all.forEach(record -> kept.forEach(each -> each.erase(record)));
    sql.of(FORGET).bind("records", all).bind("now", clock.instant()).update();
    erasures.add(all, clock.instant());
    merges.forgetReasons(all);
    all.forEach(record -> trail.shred(PersonAction.record(record)));
    trail.append(PersonAction.ERASED.of(id, actor));
    Log.infof("event=person-erased records=%d", all.size());
  }

  /** Whoever was erased and is here again is of a database that was restored. */
  void replay(@Observes @Priority(Erasures.BEFORE_THE_OTHERS) StartupEvent start) {
    erasures.replay("entrepreneur", id -> forget(id, Actor.of("replay-erasures", "job")));
  }
}

package throughline.bookings.booking.queue;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import throughline.platform.database.Sql;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobFailed;
import throughline.platform.jobs.JobSchedule;

/**
 * Gives places on whose hold or offer ran out, one session after the other. A session whose row is
 * locked at the moment comes at the next run: nobody waits for the job.
 */
@Singleton
class ReleasePlaces implements Job {
  private static final String TO_RELEASE =
      """
      SELECT session_id FROM place_request
      WHERE state IN ('HELD', 'OFFERED') AND expires_at <= :now
      UNION
      SELECT session_id FROM place_request JOIN session ON session.id = session_id
      WHERE state = 'WAITING' AND starts_at <= :now
      """;

  private static final String LOCK_IF_FREE =
      "SELECT id FROM session WHERE id = :session FOR NO KEY UPDATE SKIP LOCKED";

  /** Staff may have made room. */
  private static final String WITH_ROOM =
      """
      SELECT id FROM session
      WHERE taken < capacity AND starts_at > :now AND cancelled_at IS NULL
        AND id IN (SELECT session_id FROM place_request WHERE state = 'WAITING')
      """;

  private final Sql sql;
  private final PlaceRequests requests;
  private final FreePlaces freePlaces;
  private final Clock clock;

  ReleasePlaces(Sql sql, PlaceRequests requests, FreePlaces freePlaces, Clock clock) {
    this.sql = sql;
    this.requests = requests;
    this.freePlaces = freePlaces;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details(
        "release-places",
        "Give on places that nobody confirmed",
        JobSchedule.every(Duration.ofMinutes(1)));
  }

  @Override
  public String run() throws JobFailed {
    var released = 0;
    var failed = 0;
    for (var session : sql.of(TO_RELEASE).bind("now", clock.instant()).list(UUID.class)) {
      try {
        released += QuarkusTransaction.requiringNew().call(() -> release(session));
      } catch (RuntimeException problem) {
        // What is wrong at one session must not keep the places of all others.
        Log.errorf(problem, "event=places-not-released session=%s", session);
        failed++;
      }
    }
    for (var session : sql.of(WITH_ROOM).bind("now", clock.instant()).list(UUID.class)) {
      QuarkusTransaction.requiringNew().run(() -> freePlaces.offerAllFree(session));
    }
    if (failed > 0) {
      throw new JobFailed(failed + " sessions could not be looked at. The log has the cause", null);
    }
    return released + (released == 1 ? " place given on" : " places given on");
  }

  private int release(UUID session) {
    return sql.of(LOCK_IF_FREE)
        .bind("session", session)
        .first(UUID.class)
        .map(
            locked -> {
              var ended = requests.endRunOut(locked);
              requests.endQueueOnceBegun(locked);
              return ended;
            })
        .orElse(0);
  }
}

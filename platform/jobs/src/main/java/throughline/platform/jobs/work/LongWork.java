package throughline.platform.jobs.work;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/**
 * Work that takes longer than a person waits for an answer. It begins when the transaction commits
 * that asks for it, goes on after a crash, and its state can be seen for some days.
 */
@ApplicationScoped
public class LongWork implements ExpiringRows {

  /** How long its state is kept. */
  public static final Duration KEPT = Duration.ofDays(14);

  private static final String START =
      """
      INSERT INTO long_work (id, kind, state, done, total, attempts, run, expires_at)
      VALUES (:id, :kind, 'WAITING', 0, :total, 0, 1, :expires)
      ON CONFLICT ON CONSTRAINT long_work_pk DO UPDATE
        SET state = 'WAITING', attempts = 0, run = long_work.run + 1
        WHERE long_work.state = 'FAILED'
      RETURNING run
      """;

  private static final String BEGIN =
      """
      UPDATE long_work SET state = 'RUNNING', attempts = attempts + 1, run = run + 1
       WHERE id = :id AND state IN ('WAITING', 'RUNNING')
      RETURNING id, kind, attempts, run
      """;

  private static final String TELL =
      """
      UPDATE long_work SET state = :state,
        done = CASE WHEN :state = 'DONE' THEN total ELSE least(coalesce(:done, done), total) END
       WHERE id = :id AND run = :run AND state = 'RUNNING'
      """;

  private static final String STATE =
      "SELECT state, done, total, attempts FROM long_work WHERE id = :id";

  /** One that begins; its number makes void what an earlier one of the same work still tells. */
  record Run(UUID id, String kind, int attempts, long run) {}

  private final Sql sql;
  private final SchedulerClient tasks;
  private final Clock clock;

  LongWork(Sql sql, DataSource database, Clock clock) {
    this.sql = sql;
    this.tasks =
        SchedulerClient.Builder.create(database)
            .tableName(RunWork.TABLE)
            .jdbcCustomization(RunWork.POSTGRESQL)
            .build();
    this.clock = clock;
  }

  /**
   * Asks for work. The same id asks once, however often it is sent, unless the work has failed.
   *
   * @param kind the name of a {@link WorkKind}
   * @param total steps, of which its progress is told
   */
  @Transactional(MANDATORY)
  public void start(UUID id, String kind, int total) {
    var now = clock.instant();
    sql.of(START)
        .bind("id", id)
        .bind("kind", kind)
        .bind("total", total)
        .bind("expires", now.plus(KEPT))
        .first(Long.class)
        .ifPresent(
            run ->
                tasks.schedule(
                    RunWork.TASK.instance(id + "/" + run).scheduledTo(RunWork.CLOCK.now())));
  }

  /** How far it is; empty if nobody asked for it, or long ago. */
  public Optional<WorkState> find(UUID id) {
    return sql.of(STATE).bind("id", id).first(WorkState.class);
  }

  Optional<Run> begin(UUID id) {
    return sql.of(BEGIN).bind("id", id).first(Run.class);
  }

  /**
   * Writes down how far a run is, or how it ended.
   *
   * @param done steps; null for as many as before
   * @return false if another run has taken its place
   */
  boolean tell(Run run, WorkState.State state, Integer done) {
    return sql.of(TELL)
            .bind("id", run.id())
            .bind("run", run.run())
            .bind("state", state)
            .bind("done", done)
            .update()
        == 1;
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(sql, "long_work", "id", before, limit);
  }
}

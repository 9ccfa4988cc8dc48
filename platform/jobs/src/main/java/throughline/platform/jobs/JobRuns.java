package throughline.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import throughline.platform.core.upkeep.Upkeep;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.jobs.JobRun.Outcome;

/** The table job_run, and of the scheduler's own what the page shows. */
@Singleton
class JobRuns implements ExpiringRows, Upkeep {

  /** A job runs once at a time, so an open run of it is one that was killed. */
  private static final String CLOSE_THE_KILLED =
      """
      UPDATE job_run SET outcome = 'INTERRUPTED', finished_at = :now,
        result = 'The instance of the service that ran it ended'
      WHERE job = :job AND outcome = 'RUNNING'
      """;

  private static final String BEGIN =
      "INSERT INTO job_run (job, started_at) VALUES (:job, :now) RETURNING id";

  private static final String END =
      """
      UPDATE job_run SET outcome = :outcome, finished_at = :now, result = :result
      WHERE id = :run AND outcome = 'RUNNING'
      """;

  private static final String LATEST =
      """
      SELECT started_at AS started, finished_at AS finished, outcome, result FROM job_run
      WHERE job = :job ORDER BY id DESC LIMIT :most
      """;

  private static final String PLANNED =
      """
      SELECT execution_time AS next, picked AS running, coalesce(consecutive_failures, 0) AS failures
      FROM scheduled_tasks WHERE task_name = :job
      """;

  /** One that an instance has begun is the scheduler's until it ends. */
  private static final String MAKE_DUE =
      """
      UPDATE scheduled_tasks SET execution_time = :now, version = version + 1
      WHERE task_name = :job AND NOT picked AND execution_time = :planned AND execution_time > :now
      """;

  private static final String FAILING =
      "SELECT count(*) FROM scheduled_tasks WHERE consecutive_failures > 0";

  private static final String PURGE_BATCH =
      """
      DELETE FROM job_run WHERE id IN (
        SELECT id FROM job_run WHERE finished_at <= CAST(:before AS timestamptz) - interval '30 days'
        ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED)
      """;

  /** When a job runs next, whether it does so now, and how often it has failed in a row. */
  record Planned(Instant next, boolean running, int failures) {}

  private final Sql sql;

  JobRuns(Sql sql) {
    this.sql = sql;
  }

  long begin(String job, Instant now) {
    sql.of(CLOSE_THE_KILLED).bind("now", now).bind("job", job).update();
    return sql.of(BEGIN).bind("job", job).bind("now", now).one(Long.class);
  }

  void end(long run, Outcome outcome, Instant now, String result) {
    sql.of(END)
        .bind("outcome", outcome)
        .bind("now", now)
        .bind("result", result)
        .bind("run", run)
        .update();
  }

  List<JobRun> latest(String job, int most) {
    return sql.of(LATEST).bind("job", job).bind("most", most).list(JobRun.class);
  }

  Optional<Planned> planned(String job) {
    return sql.of(PLANNED).bind("job", job).first(Planned.class);
  }

  /** Has a job run now that was planned for that time; false if it is not any more. */
  boolean makeDue(String job, Instant planned, Instant now) {
    return sql.of(MAKE_DUE).bind("now", now).bind("job", job).bind("planned", planned).update()
        == 1;
  }

  @Override
  public Trouble trouble() {
    long failing = sql.of(FAILING).one(Long.class);
    return new Trouble("Jobs that fail", failing, "What the service does by itself", "/jobs");
  }

  /** The page remembers a run for a month. */
  @Override
  public int purgeBatch(Instant before, int limit) {
    return sql.of(PURGE_BATCH).bind("before", before).bind("limit", limit).update();
  }
}

package throughline.platform.jobs;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.jobs.JobRun.Outcome;

/** The table job_run, and of the scheduler's own what the page shows. */
@Singleton
class JobRuns implements ExpiringRows {

  /** A job runs once at a time, so an open run of it is one that was killed. */
  private static final String CLOSE_THE_KILLED =
      """
      UPDATE job_run SET outcome = 'INTERRUPTED', finished_at = ?,
        result = 'The instance of the service that ran it ended'
      WHERE job = ? AND outcome = 'RUNNING'
      """;

  private static final String BEGIN =
      "INSERT INTO job_run (job, started_at) VALUES (?, ?) RETURNING id";

  private static final String END =
      """
      UPDATE job_run SET outcome = ?, finished_at = ?, result = ?
      WHERE id = ? AND outcome = 'RUNNING'
      """;

  private static final String LATEST =
      """
      SELECT started_at, finished_at, outcome, result FROM job_run
      WHERE job = ? ORDER BY id DESC LIMIT ?
      """;

  private static final String PLANNED =
      """
      SELECT execution_time, picked, coalesce(consecutive_failures, 0) AS failures
      FROM scheduled_tasks WHERE task_name = ?
      """;

  /** One that an instance has begun is the scheduler's until it ends. */
  private static final String MAKE_DUE =
      """
      UPDATE scheduled_tasks SET execution_time = ?, version = version + 1
      WHERE task_name = ? AND NOT picked AND execution_time = ? AND execution_time > ?
      """;

  private static final String FAILING =
      "SELECT count(*) AS jobs FROM scheduled_tasks WHERE consecutive_failures > 0";

  private static final String PURGE_BATCH =
      """
      DELETE FROM job_run WHERE id IN (
        SELECT id FROM job_run WHERE finished_at <= ?::timestamptz - interval '30 days'
        ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** When a job runs next, whether it does so now, and how often it has failed in a row. */
  record Planned(Instant next, boolean running, int failures) {}

  private final Statements statements;

  JobRuns(Statements statements) {
    this.statements = statements;
  }

  /** The number of a run that begins now. */
  long begin(String job, Instant now) {
    statements.update(CLOSE_THE_KILLED, now, job);
    return statements.first(BEGIN, row -> row.getLong("id"), job, now).orElseThrow();
  }

  void end(long run, Outcome outcome, Instant now, String result) {
    statements.update(END, outcome.name(), now, result, run);
  }

  /** The latest runs of a job, the newest first. */
  List<JobRun> latest(String job, int most) {
    return statements.all(LATEST, JobRuns::run, job, most);
  }

  /** Empty if the job was never planned. */
  Optional<Planned> planned(String job) {
    return statements.first(
        PLANNED,
        row ->
            new Planned(
                Statements.instant(row, "execution_time"),
                row.getBoolean("picked"),
                row.getInt("failures")),
        job);
  }

  /** Has a job run now that was planned for that time; false if it is not any more. */
  boolean makeDue(String job, Instant planned, Instant now) {
    return statements.update(MAKE_DUE, now, job, planned, now) == 1;
  }

  /** How many jobs have failed since they last worked. */
  long countFailing() {
    return statements.first(FAILING, row -> row.getLong("jobs")).orElseThrow();
  }

  /** The page remembers a run for a month. */
  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }

  private static JobRun run(ResultSet row) throws SQLException {
    return new JobRun(
        Statements.instant(row, "started_at"),
        Statements.instant(row, "finished_at"),
        Outcome.valueOf(row.getString("outcome")),
        row.getString("result"));
  }
}

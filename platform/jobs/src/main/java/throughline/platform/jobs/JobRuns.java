package throughline.platform.jobs;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import throughline.platform.jobs.JobRun.Outcome;

/** The table job_run, and of the scheduler's own what the page shows. Each call is its own. */
@Singleton
class JobRuns {

  /** A job runs once at a time, so an open run of it is one that was killed. */
  private static final String CLOSE_THE_KILLED =
      """
      UPDATE job_run SET outcome = 'INTERRUPTED', finished_at = ?, result = ?
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
      SELECT execution_time, coalesce(consecutive_failures, 0) FROM scheduled_tasks
      WHERE task_name = ?
      """;

  private static final String PURGE =
      """
      DELETE FROM job_run WHERE id IN (
        SELECT id FROM job_run WHERE started_at <= ? AND outcome <> 'RUNNING'
        ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** When a job runs next, and how often it has failed in a row. */
  record Planned(Instant next, int failures) {}

  private final DataSource database;

  JobRuns(DataSource database) {
    this.database = database;
  }

  /** The number of a run that begins now. */
  long begin(String job, Instant now) throws SQLException {
    try (var connection = database.getConnection()) {
      execute(connection, CLOSE_THE_KILLED, now, "The instance that ran it ended.", job);
      try (var statement = prepare(connection, BEGIN, job, now);
          var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  void end(long run, Outcome outcome, Instant now, String result) throws SQLException {
    try (var connection = database.getConnection()) {
      execute(connection, END, outcome.name(), now, result, run);
    }
  }

  /** The latest runs of a job, the newest first. */
  List<JobRun> latest(String job, int most) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, LATEST, job, most);
        var row = statement.executeQuery()) {
      var runs = new ArrayList<JobRun>();
      while (row.next()) {
        runs.add(run(row));
      }
      return runs;
    }
  }

  /** Null if the job was never planned. */
  Planned planned(String job) throws SQLException {
    try (var connection = database.getConnection();
        var statement = prepare(connection, PLANNED, job);
        var row = statement.executeQuery()) {
      return row.next() ? new Planned(instant(row, 1), row.getInt(2)) : null;
    }
  }

  int purgeBatch(Instant before, int limit) throws SQLException {
    try (var connection = database.getConnection()) {
      return execute(connection, PURGE, before, limit);
    }
  }

  private static JobRun run(ResultSet row) throws SQLException {
    return new JobRun(
        instant(row, 1), instant(row, 2), Outcome.valueOf(row.getString(3)), row.getString(4));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  private static int execute(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}

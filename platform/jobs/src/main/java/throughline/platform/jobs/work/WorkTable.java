package throughline.platform.jobs.work;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The statements on the table. Inside a transaction they take part in it. */
@Singleton
class WorkTable implements ExpiringRows {

  /** After which a process that does not tell how far it is counts as gone. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String START =
      """
      INSERT INTO long_work (id, kind, state, done, total, attempts, beat_at, expires_at)
      VALUES (?, ?, 'WAITING', 0, ?, 0, ?, ?)
      ON CONFLICT ON CONSTRAINT long_work_pk DO UPDATE
        SET state = 'WAITING', attempts = 0, beat_at = excluded.beat_at
        WHERE long_work.state = 'FAILED'
      """;

  /** Of several processes each takes another one. */
  private static final String CLAIM =
      """
      UPDATE long_work SET state = 'RUNNING', attempts = attempts + 1, beat_at = ?
       WHERE id = (SELECT id FROM long_work
                    WHERE state = 'WAITING' OR state = 'RUNNING' AND beat_at < ?
                    ORDER BY beat_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING id, kind, attempts
      """;

  private static final String BEAT =
      "UPDATE long_work SET done = least(?, total), beat_at = ? WHERE id = ?";

  private static final String END =
      "UPDATE long_work SET state = ?, done = CASE WHEN ? = 'DONE' THEN total ELSE done END WHERE id = ?";

  private static final String STATE =
      "SELECT state, done, total, attempts FROM long_work WHERE id = ?";

  private static final String PURGE =
      """
      DELETE FROM long_work WHERE id IN (
        SELECT id FROM long_work WHERE expires_at <= ? LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** Work that this process now does. */
  record Claim(UUID id, String kind, int attempts) {}

  private final Statements statements;

  WorkTable(Statements statements) {
    this.statements = statements;
  }

  void start(UUID id, String kind, int total, Instant now, Instant expires) {
    statements.update(START, id, kind, total, now, expires);
  }

  Optional<Claim> claim(Instant now) {
    return statements.first(
        CLAIM,
        row -> new Claim(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
        now,
        now.minus(SILENCE));
  }

  void beat(UUID id, int done, Instant now) {
    statements.update(BEAT, done, now, id);
  }

  void end(UUID id, WorkState.State state) {
    statements.update(END, state.name(), state.name(), id);
  }

  Optional<WorkState> find(UUID id) {
    return statements.first(
        STATE,
        row ->
            new WorkState(
                WorkState.State.valueOf(row.getString(1)),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4)),
        id);
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE, before, limit);
  }
}

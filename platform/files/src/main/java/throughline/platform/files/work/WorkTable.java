package throughline.platform.files.work;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements on the table. Inside a transaction they take part in it. */
@Singleton
class WorkTable {

  /** After which a process that does not tell how far it is counts as gone. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final String START =
      """
      INSERT INTO long_work (id, kind, state, done, total, attempts, beat_at, expires_at)
      VALUES (?, ?, 'WAITING', 0, ?, 0, ?, ?)
      ON CONFLICT ON CONSTRAINT long_work_pk DO NOTHING
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

  private static final String BEAT = "UPDATE long_work SET done = least(?, total), beat_at = ? WHERE id = ?";

  private static final String END =
      "UPDATE long_work SET state = ?, done = CASE WHEN ? = 'DONE' THEN total ELSE done END WHERE id = ?";

  private static final String STATE =
      "SELECT state, done, total, attempts FROM long_work WHERE id = ?";

  private static final String WIPE = "DELETE FROM long_work WHERE expires_at <= ?";

  /** Work that this process now does. */
  record Claim(UUID id, String kind, int attempts) {}

  @FunctionalInterface
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource database;

  WorkTable(DataSource database) {
    this.database = database;
  }

  void start(UUID id, String kind, int total, Instant now, Instant expires) {
    update(START, id, kind, total, now, expires);
  }

  Optional<Claim> claim(Instant now) {
    return first(
        CLAIM,
        row -> new Claim(row.getObject(1, UUID.class), row.getString(2), row.getInt(3)),
        now,
        now.minus(SILENCE));
  }

  void beat(UUID id, int done, Instant now) {
    update(BEAT, done, now, id);
  }

  void end(UUID id, WorkState.State state) {
    update(END, state.name(), state.name(), id);
  }

  Optional<WorkState> find(UUID id) {
    return first(
        STATE,
        row ->
            new WorkState(
                WorkState.State.valueOf(row.getString(1)),
                row.getInt(2),
                row.getInt(3),
                row.getInt(4)),
        id);
  }

  void wipe(Instant before) {
    update(WIPE, before);
  }

  private void update(String sql, Object... values) {
    try (var connection = database.getConnection();
        var statement = prepare(connection, sql, values)) {
      statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("long work could not be written", failure);
    }
  }

  private <T> Optional<T> first(String sql, Reader<T> reader, Object... values) {
    try (var connection = database.getConnection();
        var statement = prepare(connection, sql, values);
        var row = statement.executeQuery()) {
      return row.next() ? Optional.of(reader.read(row)) : Optional.empty();
    } catch (SQLException failure) {
      throw new IllegalStateException("long work could not be read", failure);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    for (var i = 0; i < values.length; i++) {
      var value = values[i];
      statement.setObject(
          i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    }
    return statement;
  }
}

package throughline.membership.librarysystem;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import throughline.membership.librarysystem.LibrarySystem.Held;

/**
 * What the teller does with the table hand_over. While the library system is asked no row is
 * locked, so that a use case that changes the member does not wait; the lock is of the table's
 * telling as a whole, and one instance has it.
 */
final class PatronSyncTable {
  private static final long TELLING = 4_701_047_047L;
  private static final String BECOME_THE_ONE = "SELECT pg_try_advisory_xact_lock(" + TELLING + ")";

  private static final String NEXT_DUE =
      """
      SELECT member_key, changes, tries, patron_id, blocked FROM hand_over
      WHERE state = 'WAITING' AND next_try_at <= ? ORDER BY next_try_at, member_key LIMIT 1
      """;

  /** A change of meanwhile waits on. */
  private static final String TOLD =
      """
      UPDATE hand_over
      SET state = CASE WHEN changes = ? THEN 'TOLD' ELSE 'WAITING' END, told_at = ?,
          told_by = 'PROGRAM', patron_id = ?, blocked = ?, tries = 0, reason = NULL
      WHERE member_key = ?
      """;

  private static final String FORGET =
      "DELETE FROM hand_over WHERE member_key = ? AND changes = ? AND patron_id IS NULL";

  private static final String PUT_OFF =
      """
      UPDATE hand_over SET next_try_at = ?, tries = tries + ?, reason = ?
      WHERE member_key = ? AND changes = ?
      """;

  private static final String FAIL =
      """
      UPDATE hand_over SET state = 'FAILED', tries = tries + 1, reason = ?
      WHERE member_key = ? AND changes = ?
      """;

  /** A member of whom there is something to tell. */
  record Due(UUID member, long changes, int tries, Held held) {}

  private PatronSyncTable() {}

  /** Until the transaction ends, no other instance tells anything. */
  static boolean becomeTheOne(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement(BECOME_THE_ONE);
        var row = statement.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }

  static Optional<Due> next(Connection connection, Instant now) throws SQLException {
    try (var statement = prepare(connection, NEXT_DUE, now);
        var row = statement.executeQuery()) {
      return row.next() ? Optional.of(due(row)) : Optional.empty();
    }
  }

  static void told(Connection connection, Due due, Held held, Instant now) throws SQLException {
    execute(connection, TOLD, due.changes(), now, held.number(), held.blocked(), due.member());
  }

  static void forget(Connection connection, Due due) throws SQLException {
    execute(connection, FORGET, due.member(), due.changes());
  }

  static void putOff(Connection connection, Due due, Instant until, int tries, String reason)
      throws SQLException {
    execute(connection, PUT_OFF, until, tries, reason, due.member(), due.changes());
  }

  static void fail(Connection connection, Due due, String reason) throws SQLException {
    execute(connection, FAIL, reason, due.member(), due.changes());
  }

  private static Due due(ResultSet row) throws SQLException {
    return new Due(
        row.getObject("member_key", UUID.class),
        row.getLong("changes"),
        row.getInt("tries"),
        new Held(row.getObject("patron_id", Long.class), row.getBoolean("blocked")));
  }

  static void execute(Connection connection, String sql, Object... values) throws SQLException {
    try (var statement = prepare(connection, sql, values)) {
      statement.executeUpdate();
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

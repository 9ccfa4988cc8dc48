package throughline.platform.database.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.seal.AesGcm;

/** The statements on the two tables. The caller owns connection and transaction. */
final class AuditTable {

  /** One statement for any number of rows, as the outbox has it. */
  private static final String APPEND =
      """
      INSERT INTO audit_entry (id, recorded_at, subject, role, place, action, record_type, record_id,
                               reason, changes, sealed)
      SELECT *
        FROM unnest(?::uuid[], ?::timestamptz[], ?::text[], ?::text[], ?::text[], ?::text[],
                    ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::bytea[])
      """;

  /** In their order, so that two who seal for the same records never wait for each other. */
  private static final String KEEP_KEYS_IF_NEW =
      """
      INSERT INTO audit_key (record_type, record_id, key)
      SELECT record_type, record_id, decode(key, 'hex')
        FROM unnest(?::text[], ?::text[], ?::text[]) AS made (record_type, record_id, key)
       ORDER BY record_type, record_id
      ON CONFLICT ON CONSTRAINT audit_key_pk DO NOTHING
      """;

  private static final String KEYS =
      """
      SELECT record_type, record_id, key FROM audit_key
       WHERE (record_type, record_id) IN (SELECT * FROM unnest(?::text[], ?::text[]))
      """;

  private static final String KEY =
      "SELECT key FROM audit_key WHERE record_type = ? AND record_id = ?";

  private static final String SHRED =
      "DELETE FROM audit_key WHERE record_type = ? AND record_id = ?";

  private static final String HISTORY =
      """
      SELECT id, recorded_at, subject, role, place, action, reason, changes, sealed
        FROM audit_entry
       WHERE record_type = ? AND record_id = ?
         AND (?::uuid IS NULL
              OR (recorded_at, id) < (SELECT recorded_at, id FROM audit_entry
                                       WHERE id = ? AND record_type = ? AND record_id = ?))
       ORDER BY recorded_at DESC, id DESC
       LIMIT ?
      """;

  /** As it is stored: what is personal is sealed by now. */
  record Row(
      UUID id,
      OffsetDateTime at,
      Actor actor,
      String action,
      AuditedRecord record,
      String reason,
      String changes,
      byte[] sealed) {}

  private record Column(String sqlType, Function<Row, Object> value) {}

  /** In the order of {@link #APPEND}. */
  private static final List<Column> COLUMNS =
      List.of(
          new Column("uuid", Row::id),
          new Column("timestamptz", Row::at),
          new Column("text", row -> row.actor().subject()),
          new Column("text", row -> row.actor().role()),
          new Column("text", row -> row.actor().place()),
          new Column("text", Row::action),
          new Column("text", row -> row.record().type()),
          new Column("text", row -> row.record().id()),
          new Column("text", Row::reason),
          new Column("jsonb", Row::changes),
          new Column("bytea", row -> hex(row.sealed())));

  private AuditTable() {}

  /** As PostgreSQL reads bytes from text: the driver takes none inside an array. */
  private static String hex(byte[] bytes) {
    return bytes == null ? null : "\\x" + HexFormat.of().formatHex(bytes);
  }

  static void append(Connection connection, List<Row> rows) throws SQLException {
    try (var statement = connection.prepareStatement(APPEND)) {
      var place = 0;
      for (var column : COLUMNS) {
        var values = rows.stream().map(column.value()).toArray();
        statement.setArray(++place, connection.createArrayOf(column.sqlType(), values));
      }
      statement.executeUpdate();
    }
  }

  /**
   * The keys of records, by two statements; of two that make one at once the second waits and takes
   * the first's.
   */
  static Map<AuditedRecord, RecordKey> keysToSeal(
      Connection connection, Collection<AuditedRecord> records) throws SQLException {
    var types = records.stream().map(AuditedRecord::type).toArray();
    var ids = records.stream().map(AuditedRecord::id).toArray();
    try (var statement = connection.prepareStatement(KEEP_KEYS_IF_NEW)) {
      statement.setArray(1, connection.createArrayOf("text", types));
      statement.setArray(2, connection.createArrayOf("text", ids));
      var keys = records.stream().map(each -> HexFormat.of().formatHex(AesGcm.randomKey()));
      statement.setArray(3, connection.createArrayOf("text", keys.toArray()));
      statement.executeUpdate();
    }
    try (var statement = connection.prepareStatement(KEYS)) {
      statement.setArray(1, connection.createArrayOf("text", types));
      statement.setArray(2, connection.createArrayOf("text", ids));
      try (var result = statement.executeQuery()) {
        var keys = new HashMap<AuditedRecord, RecordKey>();
        while (result.next()) {
          var record = new AuditedRecord(result.getString(1), result.getString(2));
          keys.put(record, new RecordKey(result.getBytes(3), record));
        }
        return keys;
      }
    }
  }

  /** Empty when nothing was sealed for the record, or its key was shredded. */
  static Optional<RecordKey> keyToOpen(Connection connection, AuditedRecord record)
      throws SQLException {
    try (var statement = prepare(connection, KEY, record);
        var result = statement.executeQuery()) {
      return result.next()
          ? Optional.of(new RecordKey(result.getBytes(1), record))
          : Optional.empty();
    }
  }

  static void shred(Connection connection, AuditedRecord record) throws SQLException {
    try (var statement = prepare(connection, SHRED, record)) {
      statement.executeUpdate();
    }
  }

  /** Newest first, and one more than wanted if there is one. */
  static List<Row> history(Connection connection, AuditedRecord record, PageRequest page)
      throws SQLException {
    try (var statement = prepare(connection, HISTORY, record)) {
      statement.setObject(3, page.after());
      statement.setObject(4, page.after());
      statement.setString(5, record.type());
      statement.setString(6, record.id());
      statement.setInt(7, page.limit() + 1);
      try (var result = statement.executeQuery()) {
        var rows = new ArrayList<Row>();
        while (result.next()) {
          rows.add(row(result, record));
        }
        return rows;
      }
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, AuditedRecord record)
      throws SQLException {
    var statement = connection.prepareStatement(sql);
    statement.setString(1, record.type());
    statement.setString(2, record.id());
    return statement;
  }

  private static Row row(ResultSet result, AuditedRecord record) throws SQLException {
    return new Row(
        result.getObject("id", UUID.class),
        result.getObject("recorded_at", OffsetDateTime.class).withOffsetSameInstant(ZoneOffset.UTC),
        new Actor(result.getString("subject"), result.getString("role"), result.getString("place")),
        result.getString("action"),
        record,
        result.getString("reason"),
        result.getString("changes"),
        result.getBytes("sealed"));
  }
}

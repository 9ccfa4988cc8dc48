package throughline.platform.database.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.seal.AesGcm;

/** The statements on the two tables. The caller owns the transaction. */
final class AuditTable {

  /** One statement for any number of rows. */
  private static final String APPEND =
      """
      INSERT INTO audit_entry (id, recorded_at, subject, role, place, action, record_type, record_id,
                               reason, changes, sealed)
      SELECT id, :at, subject, role, place, action, record_type, record_id, reason, changes,
             decode(sealed, 'hex')
        FROM unnest(CAST(:id AS uuid[]), CAST(:subject AS text[]), CAST(:role AS text[]),
                    CAST(:place AS text[]), CAST(:action AS text[]), CAST(:type AS text[]),
                    CAST(:record AS text[]), CAST(:reason AS text[]), CAST(:changes AS jsonb[]),
                    CAST(:sealed AS text[]))
          AS made (id, subject, role, place, action, record_type, record_id, reason, changes, sealed)
      """;

  /** In their order, so that two who seal for the same records never wait for each other. */
  private static final String KEEP_KEYS_IF_NEW =
      """
      INSERT INTO audit_key (record_type, record_id, key)
      SELECT record_type, record_id, decode(key, 'hex')
        FROM unnest(CAST(:type AS text[]), CAST(:record AS text[]), CAST(:key AS text[]))
          AS made (record_type, record_id, key)
       ORDER BY record_type, record_id
      ON CONFLICT ON CONSTRAINT audit_key_pk DO NOTHING
      """;

  private static final String KEYS =
      """
      SELECT record_type, record_id, key FROM audit_key
       WHERE (record_type, record_id) IN (
         SELECT * FROM unnest(CAST(:type AS text[]), CAST(:record AS text[])))
      """;

  private static final String KEY =
      "SELECT key FROM audit_key WHERE record_type = :type AND record_id = :record";

  private static final String SHRED =
      "DELETE FROM audit_key WHERE record_type = :type AND record_id = :record";

  private static final String HISTORY =
      """
      SELECT id, recorded_at, subject, role, place, action, record_type, record_id, reason, changes,
             sealed
        FROM audit_entry
       WHERE record_type = :type AND record_id = :record
         AND (CAST(:after AS uuid) IS NULL
              OR (recorded_at, id) < (SELECT recorded_at, id FROM audit_entry
                                       WHERE id = CAST(:after AS uuid)
                                         AND record_type = :type AND record_id = :record))
       ORDER BY recorded_at DESC, id DESC
       LIMIT :limit
      """;

  /** As it is stored: what is personal is sealed by now. */
  record Row(
      UUID id,
      Instant recordedAt,
      String subject,
      String role,
      String place,
      String action,
      String recordType,
      String recordId,
      String reason,
      String changes,
      byte[] sealed) {}

  record Key(String recordType, String recordId, byte[] key) {

    AuditedRecord record() {
      return new AuditedRecord(recordType, recordId);
    }
  }

  private AuditTable() {}

  static void append(Handle handle, Instant at, List<Row> rows) {
    var append = handle.createUpdate(APPEND).bind("at", at);
    texts(append, "id", rows, row -> row.id().toString());
    texts(append, "subject", rows, Row::subject);
    texts(append, "role", rows, Row::role);
    texts(append, "place", rows, Row::place);
    texts(append, "action", rows, Row::action);
    texts(append, "type", rows, Row::recordType);
    texts(append, "record", rows, Row::recordId);
    texts(append, "reason", rows, Row::reason);
    texts(append, "changes", rows, Row::changes);
    texts(append, "sealed", rows, row -> hex(row.sealed()));
    append.execute();
  }

  /** The driver takes no bytes inside an array. */
  private static String hex(byte[] bytes) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }

  private static <T, S extends SqlStatement<S>> S texts(
      S statement, String name, Collection<T> all, Function<T, String> value) {
    return statement.bindArray(name, String.class, all.stream().map(value).toArray());
  }

  /**
   * The keys of records, by two statements; of two that make one at once the second waits and takes
   * the first's.
   */
  static Map<AuditedRecord, RecordKey> keysToSeal(
      Handle handle, Collection<AuditedRecord> records) {
    texts(of(handle.createUpdate(KEEP_KEYS_IF_NEW), records), "key", records, each -> newKey())
        .execute();
    return of(handle.createQuery(KEYS), records)
        .mapTo(Key.class)
        .collect(
            Collectors.toMap(Key::record, found -> new RecordKey(found.key(), found.record())));
  }

  private static String newKey() {
    return hex(AesGcm.randomKey());
  }

  private static <S extends SqlStatement<S>> S of(S statement, Collection<AuditedRecord> records) {
    texts(statement, "type", records, AuditedRecord::type);
    return texts(statement, "record", records, AuditedRecord::id);
  }

  private static <S extends SqlStatement<S>> S of(S statement, AuditedRecord record) {
    return statement.bind("type", record.type()).bind("record", record.id());
  }

  /** Empty when nothing was sealed for the record, or its key was shredded. */
  static Optional<RecordKey> keyToOpen(Handle handle, AuditedRecord record) {
    return of(handle.createQuery(KEY), record)
        .mapTo(byte[].class)
        .findOne()
        .map(key -> new RecordKey(key, record));
  }

  static void shred(Handle handle, AuditedRecord record) {
    of(handle.createUpdate(SHRED), record).execute();
  }

  /** Newest first, and one more than wanted if there is one. */
  static List<Row> history(Handle handle, AuditedRecord record, PageRequest page) {
    return of(handle.createQuery(HISTORY), record)
        .bind("after", page.after())
        .bind("limit", page.limit() + 1)
        .mapTo(Row.class)
        .list();
  }
}

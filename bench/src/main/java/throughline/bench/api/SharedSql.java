package throughline.bench.api;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.UUID;
import throughline.bench.suite.TestEvent;

/** What every use case of the APIs sends beside its own: the idempotency key and the outbox. */
final class SharedSql {

  private static final String CLAIM_KEY =
      """
      INSERT INTO idempotency_key (person, key, operation, request_hash, expires_at)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT ON CONSTRAINT idempotency_key_pk DO UPDATE
        SET operation = excluded.operation,
            request_hash = excluded.request_hash,
            expires_at = excluded.expires_at,
            status = NULL, location = NULL, content_type = NULL, body = NULL
        WHERE idempotency_key.expires_at <= ?
      """;

  private static final String STORE_ANSWER =
      """
      UPDATE idempotency_key SET status = ?, location = ?, content_type = ?, body = ?
      WHERE person = ? AND key = ?
      """;

  private static final String APPEND_TO_OUTBOX =
      """
      INSERT INTO outbox (event_id, type, topic, data_schema, aggregate_type, aggregate_id,
                          aggregate_version, occurred_at, created_at, payload)
      SELECT event_id, type, topic, data_schema, aggregate_type, aggregate_id, aggregate_version,
             occurred_at, created_at, payload
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[],
                    ?::timestamptz[], ?::timestamptz[], ?::text[])
             WITH ORDINALITY AS message (event_id, type, topic, data_schema, aggregate_type,
                                         aggregate_id, aggregate_version, occurred_at, created_at,
                                         payload, place)
       ORDER BY place
      """;

  private static final byte[] PERSON = new byte[32];

  private SharedSql() {}

  /** Claims a new key. */
  static String claimKey(SqlClient client, String operation, OffsetDateTime now)
      throws SQLException {
    var key = UUID.randomUUID().toString();
    var expires = now.plus(Duration.ofHours(24));
    client.update(CLAIM_KEY, PERSON, key, operation, PERSON, expires, now);
    return key;
  }

  static void storeAnswer(SqlClient client, String key, String location, String body)
      throws SQLException {
    client.update(STORE_ANSWER, 201, location, "application/json;charset=UTF-8", body, PERSON, key);
  }

  /** As the service sends one event: as arrays of one. */
  static void append(SqlClient client, TestEvent event, OffsetDateTime now) throws SQLException {
    var contract = event.contract();
    client.update(
        APPEND_TO_OUTBOX,
        only(event.id()),
        only(contract.type()),
        only(contract.topic()),
        only(contract.dataSchema()),
        only(contract.aggregate()),
        only(event.key()),
        new Long[] {event.version()},
        only(now),
        only(now),
        only(event.body()));
  }

  private static String[] only(Object value) {
    return new String[] {value.toString()};
  }
}

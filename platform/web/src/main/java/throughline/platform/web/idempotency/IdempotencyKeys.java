package throughline.platform.web.idempotency;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import javax.sql.DataSource;

/** The table idempotency_key. Plain JDBC, so that a service without entities can use it, too. */
@Singleton
class IdempotencyKeys {

  /** Zero rows when somebody else's live row is there; waits while that row is not committed. */
  private static final String CLAIM_NEW_OR_EXPIRED_KEY =
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

  private static final String READ_ANSWER =
      """
      SELECT operation, request_hash, status, location, content_type, body
      FROM idempotency_key WHERE person = ? AND key = ?
      """;

  private static final String STORE_ANSWER =
      """
      UPDATE idempotency_key SET status = ?, location = ?, content_type = ?, body = ?
      WHERE person = ? AND key = ?
      """;

  /** Skips locked rows, so that several instances purge side by side and no request waits. */
  private static final String PURGE_BATCH =
      """
      DELETE FROM idempotency_key WHERE (person, key) IN (
        SELECT person, key FROM idempotency_key WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** Whose key it is, and for what. */
  record Claim(byte[] person, String key, String operation, byte[] requestHash) {}

  private final DataSource database;

  IdempotencyKeys(DataSource database) {
    this.database = database;
  }

  /** True when the caller now owns the key and must do the work in this transaction. */
  boolean claim(Claim claim, Instant now, Instant expiresAt) {
    return update(
            CLAIM_NEW_OR_EXPIRED_KEY,
            claim.person(),
            claim.key(),
            claim.operation(),
            claim.requestHash(),
            expiresAt.atOffset(ZoneOffset.UTC),
            now.atOffset(ZoneOffset.UTC))
        == 1;
  }

  /** The answer stored for the key, empty if it was stored for another request. */
  Optional<StoredAnswer> answerTo(Claim claim) {
    try (Connection connection = database.getConnection();
        PreparedStatement read = connection.prepareStatement(READ_ANSWER)) {
      read.setBytes(1, claim.person());
      read.setString(2, claim.key());
      try (ResultSet row = read.executeQuery()) {
        return row.next() && isSameRequest(row, claim)
            ? Optional.of(answer(row))
            : Optional.empty();
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("reading an idempotency key failed", failure);
    }
  }

  void store(Claim claim, StoredAnswer answer) {
    update(
        STORE_ANSWER,
        answer.status(),
        answer.location(),
        answer.contentType(),
        answer.body(),
        claim.person(),
        claim.key());
  }

  int purgeBatch(Instant now, int limit) {
    return update(PURGE_BATCH, now.atOffset(ZoneOffset.UTC), limit);
  }

  private static boolean isSameRequest(ResultSet row, Claim claim) throws SQLException {
    return row.getString("operation").equals(claim.operation())
        && Arrays.equals(row.getBytes("request_hash"), claim.requestHash());
  }

  private static StoredAnswer answer(ResultSet row) throws SQLException {
    return new StoredAnswer(
        row.getInt("status"),
        row.getString("location"),
        row.getString("content_type"),
        row.getString("body"));
  }

  private int update(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException failure) {
      throw new IllegalStateException("writing an idempotency key failed", failure);
    }
  }
}

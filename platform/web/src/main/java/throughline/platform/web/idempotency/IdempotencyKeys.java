package throughline.platform.web.idempotency;

import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;

/** The table idempotency_key. */
@Singleton
class IdempotencyKeys implements ExpiringRows {

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

  private static final String CLAIM_NEW_OR_EXPIRED_OR_OTHERWISE_USED_KEY =
      CLAIM_NEW_OR_EXPIRED_KEY + "   OR idempotency_key.request_hash <> excluded.request_hash";

  private static final String READ_ANSWER_TO_THIS_REQUEST =
      """
      SELECT status, location, content_type, body
      FROM idempotency_key WHERE person = ? AND key = ? AND operation = ? AND request_hash = ?
      """;

  private static final String STORE_ANSWER =
      """
      UPDATE idempotency_key SET status = ?, location = ?, content_type = ?, body = ?
      WHERE person = ? AND key = ?
      """;

  private static final String PURGE_BATCH =
      """
      DELETE FROM idempotency_key WHERE (person, key) IN (
        SELECT person, key FROM idempotency_key WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  /** Whose key it is, and for what. */
  record Claim(byte[] person, String key, String operation, byte[] requestHash) {}

  private final Statements statements;

  IdempotencyKeys(Statements statements) {
    this.statements = statements;
  }

  /** True when the caller now owns the key and must do the work in this transaction. */
  boolean claim(Claim claim, Instant now, Instant expiresAt) {
    return claim(CLAIM_NEW_OR_EXPIRED_KEY, claim, now, expiresAt);
  }

  /** The same, also when the key was last used for another request. */
  boolean claimInTurn(Claim claim, Instant now, Instant expiresAt) {
    return claim(CLAIM_NEW_OR_EXPIRED_OR_OTHERWISE_USED_KEY, claim, now, expiresAt);
  }

  private boolean claim(String statement, Claim claim, Instant now, Instant expiresAt) {
    return statements.update(
            statement,
            claim.person(),
            claim.key(),
            claim.operation(),
            claim.requestHash(),
            expiresAt,
            now)
        == 1;
  }

  /** The answer stored for the key, empty if it was stored for another request. */
  Optional<StoredAnswer> answerTo(Claim claim) {
    return statements.first(
        READ_ANSWER_TO_THIS_REQUEST,
        IdempotencyKeys::answer,
        claim.person(),
        claim.key(),
        claim.operation(),
        claim.requestHash());
  }

  void store(Claim claim, StoredAnswer answer) {
    statements.update(
        STORE_ANSWER,
        answer.status(),
        answer.location(),
        answer.contentType(),
        answer.body(),
        claim.person(),
        claim.key());
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }

  private static StoredAnswer answer(ResultSet row) throws SQLException {
    return new StoredAnswer(
        row.getInt("status"),
        row.getString("location"),
        row.getString("content_type"),
        row.getString("body"));
  }
}

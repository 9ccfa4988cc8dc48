package throughline.platform.web.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;

/** The table idempotency_key. */
@Singleton
class IdempotencyKeys implements ExpiringRows {

  /** Zero rows when somebody else's live row is there; waits while that row is not committed. */
  private static final String CLAIM_NEW_OR_EXPIRED_KEY =
      """
      INSERT INTO idempotency_key (person, key, operation, request_hash, expires_at)
      VALUES (:person, :key, :operation, :requestHash, :expires)
      ON CONFLICT ON CONSTRAINT idempotency_key_pk DO UPDATE
        SET operation = excluded.operation,
            request_hash = excluded.request_hash,
            expires_at = excluded.expires_at,
            status = NULL, location = NULL, content_type = NULL, body = NULL
        WHERE idempotency_key.expires_at <= :now
      """;

  private static final String CLAIM_NEW_OR_EXPIRED_OR_OTHERWISE_USED_KEY =
      CLAIM_NEW_OR_EXPIRED_KEY + "   OR idempotency_key.request_hash <> excluded.request_hash";

  private static final String READ_ANSWER_TO_THIS_REQUEST =
      """
      SELECT status, location, content_type, body
      FROM idempotency_key
       WHERE person = :person AND key = :key AND operation = :operation
         AND request_hash = :requestHash
      """;

  private static final String STORE_ANSWER =
      """
      UPDATE idempotency_key SET status = :status, location = :location, content_type = :contentType,
        body = :body
      WHERE person = :person AND key = :key
      """;

  record Claim(byte[] person, String key, String operation, byte[] requestHash) {}

  private final Sql sql;

  IdempotencyKeys(Sql sql) {
    this.sql = sql;
  }

  /** True when the caller now owns the key and must do the work in this transaction. */
  boolean claim(Claim claim, Instant now, Instant expiresAt) {
    return claim(CLAIM_NEW_OR_EXPIRED_KEY, claim, now, expiresAt);
  }

  boolean claimInTurn(Claim claim, Instant now, Instant expiresAt) {
    return claim(CLAIM_NEW_OR_EXPIRED_OR_OTHERWISE_USED_KEY, claim, now, expiresAt);
  }

  private boolean claim(String statement, Claim claim, Instant now, Instant expiresAt) {
    return of(statement, claim).bind("expires", expiresAt).bind("now", now).update() == 1;
  }

  Optional<StoredAnswer> answerTo(Claim claim) {
    return of(READ_ANSWER_TO_THIS_REQUEST, claim).first(StoredAnswer.class);
  }

  void store(Claim claim, StoredAnswer answer) {
    sql.of(STORE_ANSWER)
        .bind("person", claim.person())
        .bind("key", claim.key())
        .bind("status", answer.status())
        .bind("location", answer.location())
        .bind("contentType", answer.contentType())
        .bind("body", answer.body())
        .update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(sql, "idempotency_key", "person, key", before, limit);
  }

  private Sql.Statement of(String statement, Claim claim) {
    return sql.of(statement)
        .bind("person", claim.person())
        .bind("key", claim.key())
        .bind("operation", claim.operation())
        .bind("requestHash", claim.requestHash());
  }

  /** What of an answer is kept: status, Location and the body as JSON text. */
  record StoredAnswer(int status, String location, String contentType, String body) {

    /** What Quarkus REST writes when a resource leaves the media type to it. */
    private static final String JSON =
        MediaType.APPLICATION_JSON_TYPE.withCharset("UTF-8").toString();

    static StoredAnswer of(Response response, ObjectMapper json) {
      URI location = response.getLocation();
      MediaType type = response.getMediaType();
      return new StoredAnswer(
          response.getStatus(),
          location == null ? null : location.toString(),
          type == null ? JSON : type.toString(),
          text(response.getEntity(), json));
    }

    Response toResponse() {
      Response.ResponseBuilder answer = Response.status(status);
      if (location != null) {
        answer.header(HttpHeaders.LOCATION, location);
      }
      if (body != null) {
        answer.entity(body).type(contentType);
      }
      return answer.header(Idempotency.REPLAYED_HEADER, "true").build();
    }

    private static String text(Object entity, ObjectMapper json) {
      if (entity == null || entity instanceof String) {
        return (String) entity;
      }
      try {
        return json.writeValueAsString(entity);
      } catch (JsonProcessingException notJson) {
        throw new UncheckedIOException(notJson);
      }
    }
  }
}

package throughline.platform.web.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Sql;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.Sha256;

/** The table sign_in_session: whoever has no row here is signed out, on every instance. */
@Singleton
class SignInSessions implements ExpiringRows {

  private static final String INSERT =
      """
      INSERT INTO sign_in_session (id, provider_session, subject, tokens, expires_at)
      VALUES (:id, :providerSession, :subject, :tokens, :expires)
      """;

  private static final String READ_LIVE_TOKENS =
      "SELECT tokens FROM sign_in_session WHERE id = :id AND expires_at > :now";

  /** Not an upsert: a session that was ended while its tokens were renewed stays ended. */
  private static final String RENEW =
      "UPDATE sign_in_session SET tokens = :tokens, expires_at = :expires WHERE id = :id";

  private static final String END = "DELETE FROM sign_in_session WHERE id = :id";

  private static final String END_PROVIDER_SESSION =
      "DELETE FROM sign_in_session WHERE provider_session = :of";

  private static final String END_ALL_OF_SUBJECT =
      "DELETE FROM sign_in_session WHERE subject = :of";

  private final Sql sql;

  SignInSessions(Sql sql) {
    this.sql = sql;
  }

  void begin(Secret secret, Tokens tokens, Instant expiresAt) {
    sql.of(INSERT)
        .bind("id", secret.id())
        .bind("providerSession", tokens.providerSession().orElse(null))
        .bind("subject", tokens.subject())
        .bind("tokens", secret.seal(tokens.toBytes()))
        .bind("expires", expiresAt)
        .update();
  }

  Optional<Tokens> tokens(Secret secret, Instant now) {
    return sql.of(READ_LIVE_TOKENS)
        .bind("id", secret.id())
        .bind("now", now)
        .first(byte[].class)
        .map(secret::open)
        .map(Tokens::of);
  }

  boolean renew(Secret secret, Tokens tokens, Instant expiresAt) {
    return sql.of(RENEW)
            .bind("tokens", secret.seal(tokens.toBytes()))
            .bind("expires", expiresAt)
            .bind("id", secret.id())
            .update()
        == 1;
  }

  void end(Secret secret) {
    sql.of(END).bind("id", secret.id()).update();
  }

  void endProviderSession(String providerSession) {
    sql.of(END_PROVIDER_SESSION).bind("of", providerSession).update();
  }

  void endAllOf(String subject) {
    sql.of(END_ALL_OF_SUBJECT).bind("of", Sha256.of(subject)).update();
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return ExpiringRows.purge(sql, "sign_in_session", "id", before, limit);
  }

  /** What the provider gave out at a sign-in, in a form that can be kept. */
  record Tokens(
      String idToken, String accessToken, String refreshToken, Long expiresIn, String scope) {

    static Tokens of(AuthorizationCodeTokens tokens) {
      return new Tokens(
          tokens.getIdToken(),
          tokens.getAccessToken(),
          tokens.getRefreshToken(),
          tokens.getAccessTokenExpiresIn(),
          tokens.getAccessTokenScope());
    }

    static Tokens of(byte[] kept) {
      JsonObject json = new JsonObject(new String(kept, StandardCharsets.UTF_8));
      return new Tokens(
          json.getString("id"),
          json.getString("access"),
          json.getString("refresh"),
          json.getLong("expiresIn"),
          json.getString("scope"));
    }

    byte[] toBytes() {
      return new JsonObject()
          .put("id", idToken)
          .put("access", accessToken)
          .put("refresh", refreshToken)
          .put("expiresIn", expiresIn)
          .put("scope", scope)
          .encode()
          .getBytes(StandardCharsets.UTF_8);
    }

    AuthorizationCodeTokens toCodeTokens() {
      return new AuthorizationCodeTokens(idToken, accessToken, refreshToken, expiresIn, scope);
    }

    Optional<String> providerSession() {
      return Optional.ofNullable(claims().getString("sid"));
    }

    /** A hash, so that the table does not tell who is signed in. */
    byte[] subject() {
      return Sha256.of(claims().getString("sub"));
    }

    private JsonObject claims() {
      return OidcCommonUtils.decodeJwtContent(idToken);
    }
  }
}

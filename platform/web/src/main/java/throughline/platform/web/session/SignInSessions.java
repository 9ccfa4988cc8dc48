package throughline.platform.web.session;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import throughline.platform.database.ExpiringRows;
import throughline.platform.database.Statements;
import throughline.platform.web.seal.Secret;
import throughline.platform.web.seal.Sha256;

/** The table sign_in_session: whoever has no row here is signed out, on every instance. */
@Singleton
class SignInSessions implements ExpiringRows {

  private static final String INSERT =
      """
      INSERT INTO sign_in_session (id, provider_session, subject, tokens, expires_at)
      VALUES (?, ?, ?, ?, ?)
      """;

  private static final String READ_LIVE_TOKENS =
      "SELECT tokens FROM sign_in_session WHERE id = ? AND expires_at > ?";

  /** Not an upsert: a session that was ended while its tokens were renewed stays ended. */
  private static final String RENEW =
      "UPDATE sign_in_session SET tokens = ?, expires_at = ? WHERE id = ?";

  private static final String END = "DELETE FROM sign_in_session WHERE id = ?";

  private static final String END_PROVIDER_SESSION =
      "DELETE FROM sign_in_session WHERE provider_session = ?";

  private static final String END_ALL_OF_SUBJECT = "DELETE FROM sign_in_session WHERE subject = ?";

  private static final String PURGE_BATCH =
      """
      DELETE FROM sign_in_session WHERE id IN (
        SELECT id FROM sign_in_session WHERE expires_at <= ?
        ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED)
      """;

  private final Statements statements;

  SignInSessions(Statements statements) {
    this.statements = statements;
  }

  void begin(Secret secret, Tokens tokens, Instant expiresAt) {
    statements.update(
        INSERT,
        secret.id(),
        tokens.providerSession().orElse(null),
        tokens.subject(),
        secret.seal(tokens.toBytes()),
        expiresAt);
  }

  /** Empty when the session was ended or has expired, or never was. */
  Optional<Tokens> tokens(Secret secret, Instant now) {
    return statements
        .first(READ_LIVE_TOKENS, row -> row.getBytes("tokens"), secret.id(), now)
        .map(secret::open)
        .map(Tokens::of);
  }

  /** False when the session was ended meanwhile. */
  boolean renew(Secret secret, Tokens tokens, Instant expiresAt) {
    return statements.update(RENEW, secret.seal(tokens.toBytes()), expiresAt, secret.id()) == 1;
  }

  void end(Secret secret) {
    statements.update(END, secret.id());
  }

  /** Ends what began with one sign-in at the provider, in this service. */
  void endProviderSession(String providerSession) {
    statements.update(END_PROVIDER_SESSION, providerSession);
  }

  /** Ends every session of a person in this service, whatever the browser. */
  void endAllOf(String subject) {
    statements.update(END_ALL_OF_SUBJECT, Sha256.of(subject));
  }

  @Override
  public int purgeBatch(Instant before, int limit) {
    return statements.update(PURGE_BATCH, before, limit);
  }
}

package throughline.platform.web.session;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.oidc.runtime.CodeAuthenticationMechanism;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Instant;
import org.jdbi.v3.core.JdbiException;
import throughline.platform.database.ReadOnly;
import throughline.platform.web.seal.Secret;

/**
 * Keeps a session on the server, so that it ends with its row: a copied cookie opens nothing
 * afterwards, on no instance. The browser has a {@link Secret} and nothing else. See ADR-0008.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class KeepTokensInDatabase implements TokenStateManager {

  /** Set by Quarkus when the tokens of a running session were renewed. */
  private static final String RENEWED = "refresh_token_grant_response";

  /** Set here when nobody can say whether there is such a session. */
  private static final String UNREAD = KeepTokensInDatabase.class.getName();

  private final SignInSessions sessions;
  private final Clock clock;

  KeepTokensInDatabase(SignInSessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Uni<String> createTokenState(
      RoutingContext request,
      OidcTenantConfig tenant,
      AuthorizationCodeTokens tokens,
      OidcRequestContext<String> worker) {
    long seconds =
        request.<Number>get(CodeAuthenticationMechanism.SESSION_MAX_AGE_PARAM).longValue();
    return worker.runBlocking(
        () -> {
          Instant expiresAt = clock.instant().plusSeconds(seconds);
          return isRenewal(request)
              ? renew(request, SignInSessions.Tokens.of(tokens), expiresAt)
              : begin(request, SignInSessions.Tokens.of(tokens), expiresAt);
        });
  }

  @Override
  public Uni<AuthorizationCodeTokens> getTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String cookie,
      OidcRequestContext<AuthorizationCodeTokens> worker) {
    return worker.runBlocking(
        () -> {
          Secret secret = Secret.read(cookie).orElseThrow(AuthenticationFailedException::new);
          SignInSessions.Tokens tokens = read(request, secret);
          CurrentSession.is(secret, request);
          return tokens.toCodeTokens();
        });
  }

  /**
   * Called at a sign-out, before a new sign-in, and before renewed tokens are kept: then the row
   * stays, because requests of the same moment still come with its cookie. Called, too, when the
   * tokens could not be read: a database that is away for a moment signs nobody out.
   */
  @Override
  public Uni<Void> deleteTokens(
      RoutingContext request,
      OidcTenantConfig tenant,
      String cookie,
      OidcRequestContext<Void> worker) {
    return isRenewal(request) || request.get(UNREAD) != null
        ? Uni.createFrom().voidItem()
        : worker.runBlocking(
            () -> {
              Secret.read(cookie).ifPresent(sessions::end);
              return null;
            });
  }

  private SignInSessions.Tokens read(RoutingContext request, Secret secret) {
    try {
      return sessions
          .tokens(secret, clock.instant())
          .orElseThrow(AuthenticationFailedException::new);
    } catch (IllegalStateException | JdbiException failure) {
      request.put(UNREAD, true);
      throw failure;
    }
  }

  private String begin(RoutingContext request, SignInSessions.Tokens tokens, Instant expiresAt) {
    Secret secret = Secret.random();
    sessions.begin(secret, tokens, expiresAt);
    CurrentSession.is(secret, request);
    return secret.cookie();
  }

  private String renew(RoutingContext request, SignInSessions.Tokens tokens, Instant expiresAt) {
    Secret secret = CurrentSession.secretOf(request).orElseThrow();
    if (!isKept(secret, tokens, expiresAt)) {
      throw new AuthenticationFailedException();
    }
    return secret.cookie();
  }

  /** Where nothing can be kept, each request renews the tokens that are kept, and reads on. */
  private boolean isKept(Secret secret, SignInSessions.Tokens tokens, Instant expiresAt) {
    try {
      return sessions.renew(secret, tokens, expiresAt);
    } catch (IllegalStateException | JdbiException failure) {
      if (!ReadOnly.isCauseOf(failure)) {
        throw failure;
      }
      return true;
    }
  }

  private static boolean isRenewal(RoutingContext request) {
    return Boolean.TRUE.equals(request.get(RENEWED));
  }
}

package throughline.platform.web.problem;

import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;
import throughline.platform.database.ReadOnly;

/**
 * Errors of sign-in. The challenge is the authentication mechanism's own: a redirect to the sign-in
 * page for a person, 401 with WWW-Authenticate for a program.
 */
class SecurityErrors {

  private static final Logger LOG = Logger.getLogger(SecurityErrors.class);

  private static final int RETRY_AFTER_SECONDS = 5;

  private final ErrorAnswers answers;
  private final SignedOutForms signedOutForms;

  SecurityErrors(ErrorAnswers answers, SignedOutForms signedOutForms) {
    this.answers = answers;
    this.signedOutForms = signedOutForms;
  }

  @ServerExceptionMapper(priority = 1)
  Uni<Response> notSignedIn(UnauthorizedException missing, RoutingContext request) {
    return challenge(request);
  }

  @ServerExceptionMapper(priority = 1)
  Uni<Response> badToken(AuthenticationFailedException bad, RoutingContext request) {
    return causeOf(bad) instanceof SQLException
        ? Uni.createFrom().item(failed(bad, request))
        : challenge(request);
  }

  /** No challenge here: it would send the person round in a circle. */
  @ServerExceptionMapper(priority = 1)
  Response signInFailed(AuthenticationCompletionException failure, RoutingContext request) {
    return failed(failure, request);
  }

  private Response failed(Throwable failure, RoutingContext request) {
    Throwable cause = causeOf(failure);
    LOG.warnf("event=sign-in-failed cause=%s", cause.getClass().getSimpleName());
    return answers.answer(request, problem(cause));
  }

  /** Without its database a service can keep no session: to sign in again would not help. */
  private static Problem problem(Throwable cause) {
    if (ReadOnly.isCauseOf(cause)) {
      return Problems.READ_ONLY;
    }
    return Problems.ofStatus(cause instanceof SQLException ? 503 : 401);
  }

  @ServerExceptionMapper(priority = 1)
  Response forbidden(
      ForbiddenException refusal, RoutingContext request, SimpleResourceInfo endpoint) {
    LOG.infof("event=not-allowed endpoint=%s", name(endpoint));
    return answers.answer(request, Problems.ofStatus(403));
  }

  private static String name(SimpleResourceInfo endpoint) {
    return Optional.<Class<?>>ofNullable(endpoint.getResourceClass())
        .map(page -> page.getSimpleName() + "." + endpoint.getMethodName())
        .orElse("none");
  }

  /** The message would quote a token. */
  private static Throwable causeOf(Throwable failure) {
    return failure.getCause() == null ? failure : causeOf(failure.getCause());
  }

  Uni<Response> challenge(RoutingContext request) {
    if (isForm(request)) {
      return signedOutForms.answer(request);
    }
    HttpAuthenticator authenticator = request.get(HttpAuthenticator.class.getName());
    return authenticator
        .getChallenge(request)
        .map(challenge -> answer(request, challenge))
        .onFailure()
        .recoverWithItem(failure -> providerIsAway(request, failure));
  }

  /** It is asked for its addresses until it has answered once, as while it is still starting. */
  private Response providerIsAway(RoutingContext request, Throwable failure) {
    LOG.warnf("event=provider-away cause=%s", causeOf(failure).getClass().getSimpleName());
    return answers
        .builder(request, Problems.ofStatus(503))
        .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)
        .build();
  }

  /**
   * The sign-in page would come back to this address as if it were a page, without the form and
   * without a word.
   */
  private static boolean isForm(RoutingContext request) {
    return ErrorAnswers.wantsPage(request)
        && !Set.of(HttpMethod.GET, HttpMethod.HEAD).contains(request.request().method());
  }

  private Response answer(RoutingContext request, ChallengeData challenge) {
    int status = challenge == null ? 401 : challenge.status;
    Response.ResponseBuilder answer =
        status == 401 ? answers.builder(request, Problems.ofStatus(401)) : Response.status(status);
    if (challenge != null) {
      // A bad bearer token has set the header by now; a second one would confuse the client.
      challenge.getHeaders().forEach((name, value) -> addOnce(request, answer, name, value));
    }
    return answer.build();
  }

  private static void addOnce(
      RoutingContext request, Response.ResponseBuilder answer, CharSequence name, String value) {
    if (!request.response().headers().contains(name)) {
      answer.header(name.toString(), value);
    }
  }
}

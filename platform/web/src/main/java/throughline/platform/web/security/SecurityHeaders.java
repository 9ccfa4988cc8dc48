package throughline.platform.web.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import throughline.platform.web.settings.WebSettings;

/** Sets the security headers on every answer of the public port, errors and redirects included. */
@Singleton
class SecurityHeaders {

  private static final int FIRST = 1000;

  private static final String REFERRER_POLICY = "Referrer-Policy";

  /** Of an answer whose address is a secret. A form cannot have it: it would come from nowhere. */
  private static final String NO_REFERRER = "no-referrer";

  private final String contentSecurityPolicy;
  private final boolean tls;

  SecurityHeaders(WebSettings settings) {
    this.contentSecurityPolicy = policy(settings.signIn());
    this.tls = settings.tls();
  }

  void register(@Observes Filters filters) {
    filters.register(this::onEveryAnswer, FIRST);
  }

  private void onEveryAnswer(RoutingContext request) {
    request.addHeadersEndHandler(ignored -> set(request));
    request.next();
  }

  private void set(RoutingContext request) {
    MultiMap headers = request.response().headers();
    headers.set("Content-Security-Policy", contentSecurityPolicy);
    headers.set("X-Content-Type-Options", "nosniff");
    if (!NO_REFERRER.equals(headers.get(REFERRER_POLICY))) {
      headers.set(REFERRER_POLICY, "same-origin");
    }
    headers.set("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    if (tls) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (!saysThatItIsPublic(headers)) {
      headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
    }
  }

  /** Only what names itself public may be kept: an asset, or a list that everyone may see. */
  private static boolean saysThatItIsPublic(MultiMap headers) {
    String caching = headers.get(HttpHeaders.CACHE_CONTROL);
    return caching != null && caching.startsWith("public");
  }

  private static String policy(URI signIn) {
    String origin = signIn.getScheme() + "://" + signIn.getAuthority();
    return String.join(
        "; ",
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "form-action 'self' " + origin,
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'");
  }
}

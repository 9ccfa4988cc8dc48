package throughline.platform.web.seal;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a {@link Secret}, or several, and nothing else; LAX where another site may lead here. */
public record SecretCookie(String name, String path, boolean secure, CookieSameSite sameSite) {

  private static final String BETWEEN = "~";
  private static final String SECURE = "__Secure-";

  /** Over TLS no page without it may set or replace the cookie (RFC 6265bis, 4.1.3.1). */
  public SecretCookie {
    name = secure ? SECURE + name : name;
  }

  /** What the browser brought, empty if it is none of ours. */
  public Optional<Secret> read(RoutingContext request) {
    return value(request).flatMap(Secret::read);
  }

  /** All that the browser brought, in their order, without what is none of ours. */
  public List<Secret> readAll(RoutingContext request) {
    return value(request).map(value -> value.split(BETWEEN)).stream()
        .flatMap(Stream::of)
        .map(Secret::read)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> value(RoutingContext request) {
    return Optional.ofNullable(request.request().getCookie(name)).map(Cookie::getValue);
  }

  public void set(RoutingContext request, Secret secret, Duration age) {
    add(request, secret.cookie(), age);
  }

  public void setAll(RoutingContext request, List<Secret> secrets, Duration age) {
    add(request, secrets.stream().map(Secret::cookie).collect(Collectors.joining(BETWEEN)), age);
  }

  public void remove(RoutingContext request) {
    add(request, "", Duration.ZERO);
  }

  private void add(RoutingContext request, String value, Duration age) {
    request
        .response()
        .addCookie(
            Cookie.cookie(name, value)
                .setPath(path)
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(sameSite)
                .setMaxAge(age.toSeconds()));
  }
}

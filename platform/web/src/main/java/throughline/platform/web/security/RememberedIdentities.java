package throughline.platform.web.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import throughline.platform.web.seal.Sha256;

/**
 * Who was found behind which token. A token is known by its SHA-256, so that one who differs in a
 * single letter is another. Of too many the one that was used longest ago is forgotten.
 */
@Singleton
class RememberedIdentities {

  /** Also of a provider whose tokens live for hours: so soon a key that it withdrew counts. */
  static final Duration LONGEST = Duration.ofMinutes(1);

  static final int MOST = 1_000;

  /** Belongs to a request and not to whoever makes it; Quarkus keeps it beside the identity. */
  private static final String REQUEST = RoutingContext.class.getName();

  private static final String BLOCKING = AuthenticationRequestContext.class.getName();

  private record Known(SecurityIdentity identity, Instant until) {}

  private final Map<ByteBuffer, Known> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Known> eldest) {
          return size() > MOST;
        }
      };

  private final Clock clock;

  RememberedIdentities(Clock clock) {
    this.clock = clock;
  }

  Optional<SecurityIdentity> find(String token) {
    var key = key(token);
    synchronized (known) {
      var found = known.get(key);
      if (found != null && !clock.instant().isBefore(found.until())) {
        known.remove(key);
        return Optional.empty();
      }
      return Optional.ofNullable(found).map(Known::identity);
    }
  }

  void keep(String token, SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken claims)) {
      return;
    }
    var now = clock.instant();
    var expires = Instant.ofEpochSecond(claims.getExpirationTime());
    var until = expires.isBefore(now.plus(LONGEST)) ? expires : now.plus(LONGEST);
    if (until.isAfter(now)) {
      synchronized (known) {
        known.put(key(token), new Known(apart(identity), until));
      }
    }
  }

  private static ByteBuffer key(String token) {
    return ByteBuffer.wrap(Sha256.of(token));
  }

  /** Without the request in which it was found, which would be kept with it. */
  private static SecurityIdentity apart(SecurityIdentity identity) {
    var copy =
        QuarkusSecurityIdentity.builder()
            .setPrincipal(identity.getPrincipal())
            .addRoles(identity.getRoles())
            .addCredentials(identity.getCredentials())
            .addPermissions(identity.getPermissions());
    identity.getAttributes().entrySet().stream()
        .filter(each -> !each.getKey().equals(REQUEST) && !each.getKey().equals(BLOCKING))
        .forEach(each -> copy.addAttribute(each.getKey(), each.getValue()));
    return copy.build();
  }

  static SecurityIdentity at(SecurityIdentity identity, RoutingContext request) {
    return QuarkusSecurityIdentity.builder(identity)
        .addAttribute(REQUEST, request)
        .addAttribute(BLOCKING, request.get(BLOCKING))
        .build();
  }
}

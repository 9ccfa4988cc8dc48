package throughline.platform.web.health;

import io.quarkus.vertx.http.ManagementInterface;
import io.smallrye.health.SmallRyeHealth;
import io.smallrye.health.SmallRyeHealthReporter;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Tells a stranger on the network that the service is up or down, which is all that Kubernetes
 * asks, and no more: what it stands on, its figures and its description are for this machine, and
 * for whoever brings the token.
 */
@ApplicationScoped
class StrangersAtManagement {

  private static final int EARLY = Integer.MIN_VALUE + 1;

  private final SmallRyeHealthReporter health;
  private final Optional<String> token;

  StrangersAtManagement(
      SmallRyeHealthReporter health,
      @ConfigProperty(name = "throughline.management.token") Optional<String> token) {
    this.health = health;
    this.token = token.map("Bearer "::concat);
  }

  void guard(@Observes ManagementInterface management) {
    management.router().route().order(EARLY).handler(this::handle);
  }

  private void handle(RoutingContext request) {
    if (isFromHere(request.request().connection().remoteAddress()) || bringsToken(request)) {
      request.next();
      return;
    }
    asked(request.normalizedPath())
        .ifPresentOrElse(
            outcome ->
                outcome
                    .subscribe()
                    .with(found -> tell(request, !found.isDown()), failed -> tell(request, false)),
            () -> request.response().setStatusCode(404).end());
  }

  private static boolean isFromHere(SocketAddress peer) {
    try {
      return InetAddress.getByName(peer.hostAddress()).isLoopbackAddress();
    } catch (UnknownHostException impossibleOfAnAddress) {
      return false;
    }
  }

  private boolean bringsToken(RoutingContext request) {
    var brought = request.request().getHeader(HttpHeaders.AUTHORIZATION);
    return brought != null && token.filter(expected -> isEqual(expected, brought)).isPresent();
  }

  private static boolean isEqual(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Uni<SmallRyeHealth>> asked(String path) {
    return Optional.ofNullable(
        switch (path) {
          case "/q/health" -> health.getHealthAsync();
          case "/q/health/live" -> health.getLivenessAsync();
          case "/q/health/ready" -> health.getReadinessAsync();
          case "/q/health/started" -> health.getStartupAsync();
          default -> null;
        });
  }

  private static void tell(RoutingContext request, boolean isUp) {
    request
        .response()
        .setStatusCode(isUp ? 200 : 503)
        .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
        .end("{\"status\": \"%s\"}".formatted(isUp ? "UP" : "DOWN"));
  }
}

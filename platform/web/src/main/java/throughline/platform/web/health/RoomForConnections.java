package throughline.platform.web.health;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import throughline.platform.web.connections.OpenConnections;

/** DOWN while as many requests are under way as there may be connections: nobody else gets in. */
@Readiness
@Singleton
class RoomForConnections implements HealthCheck {

  private final OpenConnections connections;

  RoomForConnections(@ConfigProperty(name = "quarkus.http.port") int port) {
    this.connections = OpenConnections.to(port);
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("room for connections")
        .status(!connections.areAllAtWork())
        .withData("open", connections.count())
        .build();
  }
}

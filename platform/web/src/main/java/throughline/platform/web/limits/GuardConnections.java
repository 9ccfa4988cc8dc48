package throughline.platform.web.limits;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets Netty load the connection limits: neither Quarkus nor Vert.x has a place for what must act
 * before the head of a request is complete. Netty asks for this property once, at the first
 * connection of the process, which is the one to the sign-in provider: so it is set as early as
 * there is any bean.
 */
@Singleton
class GuardConnections {

  void beforeTheFirstConnection(
      @Observes @Initialized(ApplicationScoped.class) Object started,
      @ConfigProperty(name = "quarkus.http.limits.max-connections") int mostConnections) {
    System.setProperty("throughline.max-connections", Integer.toString(mostConnections));
    System.setProperty("io.netty.bootstrap.extensions", "serviceload");
  }
}

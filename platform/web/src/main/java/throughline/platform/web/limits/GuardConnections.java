package throughline.platform.web.limits;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/**
 * Lets Netty load platform/connections: neither Quarkus nor Vert.x has a place for what must act
 * before the head of a request is complete. Called before the first server is bound.
 */
@Singleton
class GuardConnections implements HttpServerOptionsCustomizer {

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    System.setProperty("io.netty.bootstrap.extensions", "serviceload");
  }
}

package throughline.platform.web.health;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.vertx.http.HttpServerStart;
import io.restassured.response.ValidatableResponse;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A management port that listens before the service does, with health as it is then. */
class HealthOnceListeningTest {

  private final Vertx vertx = Vertx.vertx();
  private final HealthOnceListening health = new HealthOnceListening();
  private boolean complete;
  private HttpServer management;

  @BeforeEach
  void listen() throws Exception {
    var router = Router.router(vertx);
    router
        .route("/q/health*")
        .handler(
            request -> {
              if (!complete) {
                throw new NullPointerException("there is no application yet");
              }
              request.json(Map.of("status", "UP"));
            });
    router.route("/q/metrics").handler(request -> request.response().end());
    health.guard(() -> router);
    var server = vertx.createHttpServer().requestHandler(router).listen(0, "localhost");
    management = server.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/ready", "/started", "/live"})
  void isDownUntilTheServiceListens(String kind) {
    ask("/q/health" + kind).statusCode(503).body("status", equalTo("DOWN"));
    ask("/q/metrics").statusCode(200);

    complete = true;
    health.listens(new HttpServerStart(new HttpServerOptions()));

    ask("/q/health" + kind).statusCode(200).body("status", equalTo("UP"));
  }

  private ValidatableResponse ask(String path) {
    return given().port(management.actualPort()).get(path).then();
  }
}

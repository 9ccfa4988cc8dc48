package throughline.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import throughline.local.SuiteService;
import throughline.platform.servers.ports.FreePorts;

/** A second process of a service on the same data, as an installation with two replicas has it. */
final class SecondInstance implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);

  private final int port = FreePorts.reserve();
  private final int management = FreePorts.reserve();
  private final Process process;

  SecondInstance(Suite suite, SuiteService service) {
    try {
      process =
          suite
              .stack()
              .anotherInstance(service, port, management)
              .redirectErrorStream(true)
              .redirectOutput(Path.of("target", "second-instance.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await().atMost(START_LIMIT).ignoreExceptions().until(this::isReady);
  }

  String address() {
    return "http://localhost:" + port;
  }

  private boolean isReady() throws IOException, InterruptedException {
    URI ready = URI.create("http://localhost:" + management + "/q/health/ready");
    return HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding())
            .statusCode()
        == 200;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

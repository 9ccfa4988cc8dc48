package throughline.resilience;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import throughline.local.Stack;
import throughline.local.SuiteService;
import throughline.platform.servers.ports.FreePorts;

/** Another instance of a service, on a machine whose clock is wrong. */
final class SkewedInstance implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(3);
  private static final Path LIBRARIES = Path.of("/usr/lib");
  private static final String LIBRARY = "libfaketimeMT.so.1";

  private final int port = FreePorts.reserve();
  private final int management = FreePorts.reserve();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;

  SkewedInstance(Stack stack, SuiteService service, Duration ahead) throws IOException {
    ProcessBuilder command = stack.anotherInstance(service, port, management);
    command
        .environment()
        .putAll(
            Map.of(
                "LD_PRELOAD",
                library().orElseThrow().toString(),
                "FAKETIME",
                "%+d".formatted(ahead.toSeconds()),
                // Java measures by the other clock how long it waits, and would not wait at all.
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1",
                "FAKETIME_FORCE_MONOTONIC_FIX",
                "0"));
    this.process =
        command
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "skewed-instance.log").toFile())
            .start();
    Awaitility.await().atMost(START_LIMIT).ignoreExceptions().until(this::isReady);
  }

  /** What moves a process's clock, of Debian's package faketime. */
  static Optional<Path> library() throws IOException {
    try (Stream<Path> found =
        Files.find(LIBRARIES, 3, (path, about) -> path.endsWith("faketime/" + LIBRARY))) {
      return found.findFirst();
    }
  }

  String address() {
    return "http://localhost:" + port;
  }

  private boolean isReady() throws IOException, InterruptedException {
    URI ready = URI.create("http://localhost:" + management + "/q/health/ready");
    return http.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.discarding()).statusCode()
        == 200;
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

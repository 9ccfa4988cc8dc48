package throughline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real PostgreSQL and the real Kafka, whose ports somebody else takes. */
@Execution(ExecutionMode.CONCURRENT)
class TakenPortTest {
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);

  /** Much less than a server is given that fails again and again, and enough for a busy machine. */
  private static final Duration AT_ONCE = Duration.ofMinutes(2);

  private static final Duration BACK = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private Settings settings;
  private Workspace workspace;
  private Supervised supervised;

  @BeforeEach
  void layOut() throws IOException {
    settings = new Settings(Path.of(".."), folder, Path.of("target", "cache"), Ports.free());
    workspace = new Workspace(folder);
    workspace.create();
  }

  @AfterEach
  void stop() {
    supervised.stop();
  }

  @Tag("nightly")
  @Test
  void aPortThatIsTakenAfterItWasCheckedEndsTheStartAtOnce() throws IOException {
    endsTheStartAtOnce(Port.POSTGRESQL);
  }

  @ParameterizedTest
  @EnumSource(names = {"KAFKA", "KAFKA_CONTROLLER"})
  @Tag("nightly")
  void soDoesOneOfKafka(Port port) throws IOException {
    endsTheStartAtOnce(port);
  }

  private void endsTheStartAtOnce(Port port) throws IOException {
    try (ServerSocket thief = new ServerSocket()) {
      supervised = supervise(new Robbed(partOn(port), () -> take(port, thief)));
      Stopwatch watch = new Stopwatch();

      CannotStart refused = assertThrows(CannotStart.class, () -> supervised.start(NOTHING));

      assertTrue(thief.isBound());
      assertSaysThatItIsTaken(port, refused.getMessage());
      assertFalse(watch.isPast(AT_ONCE));
      assertFalse(supervised.process().isAlive());
    }
  }

  @Test
  void aPortThatIsTakenWhileTheOthersStartIsRefusedBeforeTheServerIs() throws IOException {
    supervised = supervise(partOn(Port.POSTGRESQL));
    try (ServerSocket thief = new ServerSocket(settings.ports().of(Port.POSTGRESQL))) {
      CannotStart refused = assertThrows(CannotStart.class, () -> supervised.start(NOTHING));

      assertTrue(thief.isBound());
      assertSaysThatItIsTaken(Port.POSTGRESQL, refused.getMessage());
      assertThrows(IllegalStateException.class, supervised::process);
    }
  }

  @Tag("nightly")
  @Test
  void aPortThatIsTakenWhileTheServerIsDownIsNamedUntilItIsBack() throws Exception {
    Robbed robbed = new Robbed(partOn(Port.POSTGRESQL), () -> {});
    supervised = supervise(robbed);
    supervised.start(NOTHING);
    try (ServerSocket thief = new ServerSocket()) {
      robbed.before(() -> take(Port.POSTGRESQL, thief));
      supervised.process().destroyForcibly();

      await().atMost(AT_ONCE).until(() -> sentence().isPresent());
      assertSaysThatItIsTaken(Port.POSTGRESQL, sentence().orElseThrow());
      robbed.before(() -> {});
    }
    await().atMost(BACK).until(() -> printed.toString(UTF_8).contains("ready again"));
  }

  private Supervised supervise(Server server) {
    return new Supervised(
        server, settings.ports(), workspace, new Console(new PrintStream(printed, true, UTF_8)));
  }

  private Server partOn(Port port) throws IOException {
    return port == Port.POSTGRESQL
        ? new PostgreSql(
            settings, workspace, new Secrets(workspace.secrets()), List.of("volunteers"))
        : new Kafka(settings, workspace, new Secrets(workspace.secrets()));
  }

  private void take(Port port, ServerSocket thief) {
    try {
      if (!thief.isBound()) {
        thief.bind(new InetSocketAddress("localhost", settings.ports().of(port)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Optional<String> sentence() {
    return printed
        .toString(UTF_8)
        .lines()
        .filter(line -> line.contains(" is taken, but "))
        .findFirst();
  }

  private void assertSaysThatItIsTaken(Port port, String message) {
    String start =
        "Port %d is taken, but %s needs it: stop the program"
            .formatted(settings.ports().of(port), port.purpose());
    assertTrue(message.startsWith(start), message);
    assertEquals(1, message.lines().count(), message);
  }
}

package throughline.resilience;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import throughline.client.ApiRequest;
import throughline.client.Caller;
import throughline.client.Figures;
import throughline.local.Accounts;
import throughline.local.Administrator;
import throughline.local.Callers;
import throughline.local.Compilers;
import throughline.local.Console;
import throughline.local.Settings;
import throughline.local.Stack;
import throughline.local.SuiteService;

/**
 * The whole suite as processes of their own, on free ports, in a folder below this module's target.
 */
final class Suite implements AutoCloseable {
  static final List<SuiteService> PUBLISHERS =
      List.of(SuiteService.MEMBERSHIP, SuiteService.BOOKINGS, SuiteService.VOLUNTEERS);
  private static final Duration CATCH_UP = Duration.ofMinutes(2);
  private static final Path MODULE = Path.of("").toAbsolutePath();

  private final Map<SuiteService, String> doors = new ConcurrentHashMap<>();
  private final Stack stack;
  private final Callers callers;
  private final Accounts accounts;

  private Suite(Settings settings) {
    this.stack = new Stack(settings, new Console(System.out));
    List.of(SuiteService.values())
        .forEach(service -> doors.put(service, settings.address(service.port())));
    this.callers = new Callers(settings, doors::get);
    this.accounts = new Accounts(new Administrator(settings));
  }

  /**
   * Nothing runs before {@link Stack#start} or one of its sisters.
   *
   * @param name of the folder that keeps its data
   */
  static Suite in(String name) {
    return with(Settings.onFreePorts(repository(), folder(name)));
  }

  /** The same where somebody else has decided about folder and ports. */
  static Suite with(Settings settings) {
    Suite suite = new Suite(settings);
    // A build that is cancelled closes nothing.
    Runtime.getRuntime().addShutdownHook(new Thread(suite.stack::close));
    return suite;
  }

  /** Every server is ready, as in containers, and every database is empty. */
  static Suite start(String name) {
    Suite suite = with(Settings.onFreePorts(repository(), folder(name)).with(Compilers.ALL));
    suite.stack.start(true);
    return suite;
  }

  static Path repository() {
    return MODULE.getParent();
  }

  static Path folder(String name) {
    return MODULE.resolve("target").resolve(name);
  }

  /** Removes such a folder, which nothing may run in. */
  static void remove(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> below = Files.walk(folder)) {
        for (Path each : below.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  Stack stack() {
    return stack;
  }

  /** Every request to a service goes to this instance of it from now on. */
  void lead(SuiteService service, String address) {
    doors.put(service, address);
  }

  String address(SuiteService service) {
    return stack.settings().address(service.port());
  }

  Caller demo(String username, SuiteService service) {
    return callers.demo(username, service);
  }

  /** Somebody whom no figure has met, with these roles everywhere. */
  Caller somebody(SuiteService service, String... roles) {
    Accounts.Account account = accounts.create("Somebody", roles);
    return callers.signIn(account.username(), account.password(), service);
  }

  /** Somebody new who may log hours. */
  Caller volunteer() {
    Caller volunteer = somebody(SuiteService.VOLUNTEERS, "volunteer");
    String application = volunteer.post(ApiRequest.apply("HEAD")).get("id").asText();
    demo("volunteer-coordinator", SuiteService.VOLUNTEERS).post(ApiRequest.accept(application));
    return volunteer;
  }

  /** By the measure's id. */
  Map<String, Long> figures() {
    Map<String, Long> figures = new HashMap<>();
    Figures.read(demo("strategy-lead", SuiteService.TRACKER))
        .forEach((measure, figure) -> figures.put(measure, figure.value()));
    return figures;
  }

  /** Once two readings in succession are the same. */
  Map<String, Long> figuresAtRest() {
    Map<String, Long> figures = new HashMap<>();
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(CATCH_UP)
        .until(
            () -> {
              Map<String, Long> before = Map.copyOf(figures);
              figures.putAll(figures());
              return figures.equals(before);
            });
    return figures;
  }

  /** The row goes after the acknowledgement, so a figure may have moved a moment earlier. */
  void awaitNothingLeftToPublish() {
    await()
        .atMost(CATCH_UP)
        .untilAsserted(
            () -> {
              for (SuiteService service : PUBLISHERS) {
                assertEquals(0, count(service, "SELECT count(*) FROM outbox"), service::name);
                assertEquals(
                    0, count(service, "SELECT count(*) FROM outbox_parked"), service::name);
              }
            });
  }

  /** What a service's own role counts in its own database. */
  int count(SuiteService service, String sql) {
    try (var connection = stack.database(service);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getInt(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stack.close();
  }
}

package throughline.bench.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import throughline.client.Caller;
import throughline.client.JsonClient;
import throughline.client.PersonToken;
import throughline.client.SignedInBrowser;
import throughline.local.AdminApi;
import throughline.local.Instance;
import throughline.local.Realm;
import throughline.local.Stack;
import throughline.local.SuiteService;

/**
 * The running suite that is measured: the same processes and settings that {@code ./run} starts.
 */
public final class Suite {

  private static final int PARTITIONS = 8;
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

  private final Stack stack;
  private final JsonClient http = new JsonClient();

  public Suite(Stack stack) {
    this.stack = stack;
  }

  public Map<String, Object> kafka() {
    return stack.kafkaAdministrator();
  }

  /** A new connection to the service's own database, in its role, which may wait for long. */
  public Connection connect(SuiteService service) throws SQLException {
    var database = stack.database(service);
    // A statement that fills a table with millions of rows.
    database.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
    return database;
  }

  public Connection connectAsSuperuser() throws SQLException, IOException {
    var secrets = new Properties();
    try (var file = Files.newBufferedReader(stack.settings().folder().resolve("secrets"))) {
      secrets.load(file);
    }
    return DriverManager.getConnection(
        databaseSettings(SuiteService.TRACKER).get("DB_URL"),
        "postgres",
        secrets.getProperty("database.postgres"));
  }

  public Map<String, String> databaseSettings(SuiteService service) {
    return stack.databaseSettings(service);
  }

  public String address(SuiteService service) {
    return stack.settings().address(service.port());
  }

  public ProcessHandle process(String part) {
    return stack.process(part);
  }

  public ProcessBuilder anotherInstance(SuiteService service, int port, int management) {
    return stack.anotherInstance(service, port, management);
  }

  /** One more, told to do otherwise by these variables. */
  public Instance another(SuiteService service, Map<String, String> environment) {
    return stack.another(service, environment);
  }

  public Path log(String part) {
    return stack.settings().folder().resolve("logs").resolve(part + ".log");
  }

  public PersonToken demo(String username) {
    return token(username, Realm.person(username).password());
  }

  /** A demonstration person at a page. */
  public static SignedInBrowser browser(String page, String username)
      throws IOException, InterruptedException {
    return SignedInBrowser.open(page, username, Realm.person(username).password());
  }

  public PersonToken newcomer() throws IOException {
    var name = "bench-" + UUID.randomUUID().toString().substring(0, 8);
    var username = name + "@example.org";
    var password = UUID.randomUUID().toString();
    var credential = Map.of("type", "password", "value", password, "temporary", false);
    AdminApi.of(stack.settings())
        .post(
            "/" + Realm.NAME + "/users",
            Map.of(
                "username",
                username,
                "enabled",
                true,
                "firstName",
                "Bench",
                "lastName",
                name,
                "email",
                username,
                "emailVerified",
                true,
                "credentials",
                List.of(credential)));
    return token(username, password);
  }

  private PersonToken token(String username, String password) {
    return new PersonToken(
        http, stack.settings().issuer(), Realm.JOURNEY_CLIENT, username, password);
  }

  public Caller caller(PersonToken person, String address) {
    return Caller.signIn(http, address, person);
  }

  /**
   * Creates a topic like those of the suite. Returns when the broker leads every partition: an
   * idempotent producer whose very first batch is turned away, and whose second is not, never gets
   * over it.
   */
  public void createTopic(String topic) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(kafka())) {
      admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
      var start = System.nanoTime();
      while (!isLed(admin, topic)) {
        if (System.nanoTime() - start > LONGEST_NANOS) {
          throw new MeasurementFailed("The broker did not take on a new topic.");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private static boolean isLed(Admin admin, String topic)
      throws ExecutionException, InterruptedException {
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    for (var partition = 0; partition < PARTITIONS; partition++) {
      ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
    }
    try {
      return admin.listOffsets(ends).all().get().size() == PARTITIONS;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RetriableException) {
        return false;
      }
      throw e;
    }
  }

  public void deleteTopic(String topic) throws ExecutionException, InterruptedException {
    try (var admin = Admin.create(kafka())) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }
}

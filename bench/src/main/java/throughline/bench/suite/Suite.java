package throughline.bench.suite;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import throughline.client.Caller;
import throughline.local.AdminApi;
import throughline.local.Callers;
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
  private final Callers callers;

  public Suite(Stack stack) {
    this.stack = stack;
    this.callers = new Callers(stack.settings());
  }

  /** The settings of a Kafka client that may use the measurement's own topics. */
  public Map<String, Object> kafka() {
    return stack.kafkaAdministrator();
  }

  /**
   * A new connection to the service's own database, in its own role, which may wait for long for an
   * answer.
   */
  public Connection connect(SuiteService service) throws SQLException {
    var database = stack.database(service);
    // A statement that fills a table with millions of rows.
    database.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
    return database;
  }

  /** What a process of its own needs to connect so: DB_URL, DB_USER and DB_PASSWORD. */
  public Map<String, String> databaseSettings(SuiteService service) {
    return stack.databaseSettings(service);
  }

  public String address(SuiteService service) {
    return stack.settings().address(service.port());
  }

  /**
   * The process that runs a part now.
   *
   * @param part postgresql, kafka, keycloak or the folder name of a service
   */
  public ProcessHandle process(String part) {
    return stack.process(part);
  }

  /** A demonstration person at a service. */
  public Caller caller(String username, SuiteService service) {
    return callers.demo(username, service);
  }

  /** Somebody who has just made an account at the provider, at a service. */
  public Caller newcomer(String name, SuiteService service) throws IOException {
    var username = name + "@example.org";
    var password = UUID.randomUUID().toString();
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
                List.of(Map.of("type", "password", "value", password, "temporary", false))));
    return callers.signIn(username, password, service);
  }

  /**
   * Creates a topic like those of the suite, which the enrolment service may write to as well. Its
   * time stamps are the broker's, too, which says when a record had arrived. Returns when the
   * broker leads every partition: an idempotent producer whose very first batch is turned away, and
   * whose second is not, never gets over it.
   */
  public void createTopic(String topic) throws ExecutionException, InterruptedException {
    try (var admin = admin()) {
      var settings = Map.of("message.timestamp.type", "LogAppendTime");
      var created = new NewTopic(topic, PARTITIONS, (short) 1).configs(settings);
      admin.createTopics(List.of(created)).all().get();
      admin.createAcls(List.of(mayWrite(SuiteService.MEMBERSHIP, topic))).all().get();
      var start = System.nanoTime();
      while (!isLed(admin, topic)) {
        if (System.nanoTime() - start > LONGEST_NANOS) {
          throw new MeasurementFailed("The broker did not take on a new topic.");
        }
        LockSupport.parkNanos(LOOK_NANOS);
      }
    }
  }

  private static AclBinding mayWrite(SuiteService service, String topic) {
    return new AclBinding(
        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
        new AccessControlEntry(
            "User:" + service.folder(), "*", AclOperation.WRITE, AclPermissionType.ALLOW));
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
    try (var admin = admin()) {
      admin.deleteTopics(List.of(topic)).all().get();
    }
  }

  private Admin admin() {
    return Admin.create(kafka());
  }
}

package throughline.platform.testing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import throughline.platform.servers.broker.BrokerSignIn;
import throughline.platform.servers.broker.OneNodeBroker;

/** The real Kafka broker of this test JVM. */
public final class TestKafka {

  /** A user with a password and no right at all. */
  public static final String STRANGER = "stranger";

  private final String bootstrapServers;
  private final Runnable stop;
  private final Runnable start;

  TestKafka(String bootstrapServers, Runnable stop, Runnable start) {
    this.bootstrapServers = bootstrapServers;
    this.stop = stop;
    this.start = start;
  }

  /** What {@code bootstrap.servers} takes. */
  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** Stops the broker; what was written stays on disk. Clients see an outage. */
  public void stop() {
    stop.run();
  }

  /**
   * Starts the broker again on the same port, with the log that it had; nothing when it is running.
   */
  public void startAgain() {
    start.run();
  }

  /** The settings of a client that may do everything. */
  public Map<String, Object> asAdministrator() {
    return client(
        BrokerSignIn.plain(OneNodeBroker.ADMINISTRATOR, TestBrokerUsers.ADMINISTRATORS_PASSWORD));
  }

  /** The settings of a client that is one of the test's users and may do what that one may. */
  public Map<String, Object> as(String user) {
    return as(user, TestBrokerUsers.password(user));
  }

  /** The settings of a client that says it is a user, with a password that may be wrong. */
  public Map<String, Object> as(String user, String password) {
    return client(BrokerSignIn.scram(user, password));
  }

  private Map<String, Object> client(Map<String, Object> signIn) {
    var settings = new HashMap<>(signIn);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

  /** Creates a topic unless it exists. */
  public void createTopic(String name, int partitions) {
    try (var admin = Admin.create(asAdministrator())) {
      admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw new IllegalStateException("Could not create topic " + name, e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}

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

  public String bootstrapServers() {
    return bootstrapServers;
  }

  public void stop() {
    stop.run();
  }

  public void startAgain() {
    start.run();
  }

  public Map<String, Object> asAdministrator() {
    return client(
        BrokerSignIn.plain(OneNodeBroker.ADMINISTRATOR, TestBrokerUsers.ADMINISTRATORS_PASSWORD));
  }

  public Map<String, Object> as(String user) {
    return as(user, TestBrokerUsers.password(user));
  }

  /** The password may be wrong. */
  public Map<String, Object> as(String user, String password) {
    return client(BrokerSignIn.scram(user, password));
  }

  private Map<String, Object> client(Map<String, Object> signIn) {
    var settings = new HashMap<>(signIn);
    settings.put("bootstrap.servers", bootstrapServers);
    return settings;
  }

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

package throughline.platform.testing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The real Kafka broker of this test JVM. */
public final class TestKafka {

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

  /** Creates a topic unless it exists. */
  public void createTopic(String name, int partitions) {
    try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
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

package throughline.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import throughline.platform.servers.broker.OneNodeBroker;
import throughline.platform.servers.ports.FreePorts;

/**
 * A real one-node Kafka broker (KRaft), as closed as the one that {@code ./run} starts; it can be
 * stopped and started again with its log kept.
 */
final class KafkaServer implements AutoCloseable {

  /**
   * Loggers that would print two thousand lines a run; kept here because the log manager holds them
   * weakly.
   */
  private static final List<Logger> QUIET =
      Stream.of("kafka", "org.apache.kafka", "state.change.logger").map(Logger::getLogger).toList();

  static final String PASSWORD = "only-for-tests";

  private final int brokerPort = FreePorts.reserve();
  private final int controllerPort = FreePorts.reserve();
  private final Path folder;
  private KafkaRaftServer server;

  private KafkaServer(Path folder) {
    this.folder = folder;
  }

  static KafkaServer start() {
    QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
    try {
      var kafka = new KafkaServer(Files.createTempDirectory("throughline-kafka"));
      kafka.format();
      kafka.startAgain();
      return kafka;
    } catch (IOException e) {
      throw new UncheckedIOException("The test broker did not start", e);
    }
  }

  String bootstrapServers() {
    return "localhost:" + brokerPort;
  }

  String controller() {
    return "localhost:" + controllerPort;
  }

  synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  synchronized void startAgain() {
    if (server == null) {
      server = new KafkaRaftServer(new KafkaConfig(properties()), Time.SYSTEM);
      server.startup();
    }
  }

  @Override
  public void close() {
    stop();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void format() throws IOException {
    var config = folder.resolve("server.properties");
    try (var out = Files.newOutputStream(config)) {
      properties().store(out, null);
    }
    var id = Uuid.randomUuid().toString();
    String[] arguments = {"format", "-t", id, "-c", config.toString(), "--ignore-formatted"};
    var silent = new java.io.PrintStream(java.io.OutputStream.nullOutputStream());
    if (kafka.tools.StorageTool.execute(arguments, silent) != 0) {
      throw new IOException("Kafka's storage could not be formatted in " + folder);
    }
  }

  private Properties properties() {
    var properties = new OneNodeBroker(brokerPort, controllerPort, PASSWORD).properties();
    properties.put("log.dirs", folder.resolve("log").toString());
    properties.put("offsets.topic.replication.factor", "1");
    properties.put("offsets.topic.num.partitions", "1");
    properties.put("transaction.state.log.replication.factor", "1");
    properties.put("transaction.state.log.min.isr", "1");
    properties.put("transaction.state.log.num.partitions", "1");
    properties.put("share.coordinator.state.topic.replication.factor", "1");
    properties.put("share.coordinator.state.topic.min.isr", "1");
    properties.put("group.initial.rebalance.delay.ms", "0");
    properties.put("log.retention.ms", "-1");
    return properties;
  }
}

package throughline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import throughline.platform.ports.TcpPort;

/** One Kafka broker that is its own controller. */
final class Kafka implements Part {
  private static final Set<String> TOPICS =
      Set.of("throughline.membership.v1", "throughline.bookings.v1", "throughline.volunteers.v1");
  private static final int PARTITIONS = 8;
  private static final short ONE_COPY = 1;
  private static final Map<String, String> KEPT_FOR_EVER = Map.of("retention.ms", "-1");
  private static final int ASK_SECONDS = 5;
  private static final int CREATE_SECONDS = 30;

  private static final String BROKER =
      """
      process.roles=broker,controller
      node.id=1
      controller.quorum.voters=1@localhost:%2$d
      listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
      advertised.listeners=PLAINTEXT://localhost:%1$d
      controller.listener.names=CONTROLLER
      auto.create.topics.enable=false
      offsets.topic.replication.factor=1
      offsets.topic.num.partitions=4
      transaction.state.log.replication.factor=1
      transaction.state.log.min.isr=1
      transaction.state.log.num.partitions=4
      share.coordinator.state.topic.replication.factor=1
      share.coordinator.state.topic.min.isr=1
      group.initial.rebalance.delay.ms=0
      # A killed broker may come back only after its old registration has run out.
      broker.session.timeout.ms=3000
      broker.heartbeat.interval.ms=500
      # A stack that lay still for a month must not read everything again.
      offsets.retention.minutes=525600
      log.cleaner.dedupe.buffer.size=16777216
      """;

  private final Settings settings;
  private final Path folder;

  Kafka(Settings settings, Workspace workspace) {
    this.settings = settings;
    this.folder = workspace.data("kafka");
  }

  @Override
  public String name() {
    return "kafka";
  }

  @Override
  public String title() {
    return "Kafka";
  }

  @Override
  public List<Port> ports() {
    return List.of(Port.KAFKA, Port.KAFKA_CONTROLLER);
  }

  /** Written at every start, since a port may have been moved; the storage is formatted once. */
  @Override
  public void prepare() throws IOException, InterruptedException {
    Files.createDirectories(folder);
    writeProperties();
    try (InputStream logging = Kafka.class.getResourceAsStream("kafka-logging.properties")) {
      Files.copy(logging, loggingProperties(), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(folder.resolve("log/meta.properties"))) {
      Processes.runToEnd(
          "Kafka's storage could not be formatted", formatStorage(), folder.resolve("format.log"));
    }
  }

  private ProcessBuilder formatStorage() {
    return java(
        "kafka.tools.StorageTool",
        "format",
        "--cluster-id=" + Uuid.randomUuid(),
        "--config=" + properties());
  }

  @Override
  public ProcessBuilder command() {
    return java("kafka.Kafka", properties().toString());
  }

  private ProcessBuilder java(String... mainAndArguments) {
    ProcessBuilder command =
        new JavaCommand(settings.folder(), name(), "256m")
            .with("-Djava.util.logging.config.file=" + loggingProperties())
            .with(mainAndArguments)
            .build();
    command.environment().put("CLASSPATH", ClassPath.all());
    return command;
  }

  /** As Java writes such files: Kafka would misread letters of the path beyond ASCII. */
  private void writeProperties() throws IOException {
    int port = settings.ports().of(Port.KAFKA);
    int controller = settings.ports().of(Port.KAFKA_CONTROLLER);
    Properties broker = new Properties();
    broker.load(new StringReader(BROKER.formatted(port, controller)));
    broker.setProperty("log.dirs", folder.resolve("log").toString());
    try (OutputStream file = Files.newOutputStream(properties())) {
      broker.store(file, null);
    }
  }

  @Override
  public boolean isReady() {
    if (!TcpPort.answers(settings.ports().of(Port.KAFKA))) {
      return false; // the client would fill the terminal with its attempts
    }
    try (Admin admin = admin()) {
      return !admin.describeCluster().nodes().get(ASK_SECONDS, TimeUnit.SECONDS).isEmpty();
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void settle() throws Exception {
    try (Admin admin = admin()) {
      Set<String> existing = admin.listTopics().names().get(CREATE_SECONDS, TimeUnit.SECONDS);
      List<NewTopic> missing =
          TOPICS.stream()
              .filter(topic -> !existing.contains(topic))
              .map(topic -> new NewTopic(topic, PARTITIONS, ONE_COPY).configs(KEPT_FOR_EVER))
              .toList();
      admin.createTopics(missing).all().get(CREATE_SECONDS, TimeUnit.SECONDS);
    }
  }

  String bootstrapServers() {
    return "localhost:" + settings.ports().of(Port.KAFKA);
  }

  Admin admin() {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers(),
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000));
  }

  private Path properties() {
    return folder.resolve("broker.properties");
  }

  private Path loggingProperties() {
    return folder.resolve("logging.properties");
  }
}

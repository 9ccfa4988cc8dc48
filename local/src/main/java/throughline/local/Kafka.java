package throughline.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import throughline.platform.servers.broker.BrokerSignIn;
import throughline.platform.servers.broker.OneNodeBroker;
import throughline.platform.servers.broker.SetUpBroker;
import throughline.platform.servers.broker.TopicOwners;
import throughline.platform.servers.ports.TcpPort;

/** One Kafka broker that is its own controller, and lets in only whom {@code topics.txt} names. */
final class Kafka extends Server implements Training.Trained {
  private static final String OWNERS = "/contracts/topics.txt";
  private static final int ONE_COPY = 1;
  private static final int ASK_SECONDS = 5;

  private static final String BROKER =
      """
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
  private final Secrets secrets;
  private final Path folder;
  private final TopicOwners owners;

  Kafka(Settings settings, Workspace workspace, Secrets secrets) {
    super("kafka", "Kafka", Port.KAFKA, Port.KAFKA_CONTROLLER);
    this.settings = settings;
    this.secrets = secrets;
    this.owners = TopicOwners.read(Kafka.class.getResourceAsStream(OWNERS));
    this.folder = workspace.data("kafka");
  }

  @Override
  void prepare() throws IOException, InterruptedException {
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
    return withClasses(
        java()
            .with(
                "kafka.tools.StorageTool",
                "format",
                "--cluster-id=" + Uuid.randomUuid(),
                "--config=" + properties()),
        ClassPath.all());
  }

  /** It takes its list of topics for corrupt where it has no room to read it, and empties it. */
  @Override
  boolean needsRoom() {
    return true;
  }

  @Override
  ProcessBuilder command() {
    Image image = Image.of(settings.repository(), name());
    return settings.startsFromImages() && image.isTrained()
        ? command(image, Training.TAKE)
        : broker(java(), ClassPath.all());
  }

  @Override
  public ProcessBuilder command(Image image, String cache) {
    // Java keeps nothing of classes in folders, and what a build makes is another jar each time.
    return broker(image.run(java(), cache), ClassPath.librariesBeside(settings.repository()));
  }

  private ProcessBuilder broker(JavaCommand java, String classPath) {
    return withClasses(java.with("kafka.Kafka", properties().toString()), classPath);
  }

  private static ProcessBuilder withClasses(JavaCommand java, String classPath) {
    ProcessBuilder command = java.build();
    command.environment().put("CLASSPATH", classPath);
    return command;
  }

  private JavaCommand java() {
    return new JavaCommand(settings.folder(), name(), "256m", Compilers.FIRST)
        .with("-Djava.util.logging.config.file=" + loggingProperties());
  }

  /**
   * As Java writes such files: Kafka would misread letters of the path beyond ASCII. The
   * administrator's password is in it.
   */
  private void writeProperties() throws IOException {
    int port = settings.ports().listening(Port.KAFKA);
    int controller = settings.ports().of(Port.KAFKA_CONTROLLER);
    Properties broker =
        new OneNodeBroker(port, controller, password(OneNodeBroker.ADMINISTRATOR)).properties();
    broker.load(new StringReader(BROKER));
    broker.setProperty("advertised.listeners", "CLIENTS://" + bootstrapServers());
    broker.setProperty("log.dirs", folder.resolve("log").toString());
    StringWriter text = new StringWriter();
    broker.store(text, null);
    Files.deleteIfExists(properties());
    Secrets.writeForOwnerOnly(properties(), text.toString());
  }

  @Override
  boolean isReady() {
    if (!TcpPort.answers(settings.ports().listening(Port.KAFKA))) {
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

  /**
   * At every start: topics, passwords and rights are then those of this version and these secrets.
   */
  @Override
  void settle() throws Exception {
    try (Admin admin = admin()) {
      new SetUpBroker(admin, owners, ONE_COPY)
          .setUp(
              owners.users().stream()
                  .collect(Collectors.toMap(Function.identity(), this::password)));
    }
  }

  String bootstrapServers() {
    return "localhost:" + settings.ports().of(Port.KAFKA);
  }

  String password(String user) {
    return secrets.get("kafka." + user);
  }

  Map<String, Object> clientOf(SuiteService service) {
    return client(BrokerSignIn.scram(service.folder(), password(service.folder())));
  }

  Map<String, Object> administrator() {
    String user = OneNodeBroker.ADMINISTRATOR;
    return client(BrokerSignIn.plain(user, password(user)));
  }

  private Map<String, Object> client(Map<String, Object> signIn) {
    Map<String, Object> client = new HashMap<>(signIn);
    client.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
    return client;
  }

  Admin admin() {
    Map<String, Object> client = administrator();
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
    return Admin.create(client);
  }

  private Path properties() {
    return folder.resolve("broker.properties");
  }

  private Path loggingProperties() {
    return folder.resolve("logging.properties");
  }
}

package throughline.platform.messaging;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Tracer;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.health.HealthCheckResponse;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** A database with an outbox, a topic, and relays that send from one to the other. */
final class OutboxFixture implements AutoCloseable {

  private static final AtomicInteger TOPICS = new AtomicInteger();

  final String topic = "outbox-test-" + TOPICS.incrementAndGet();
  final AgroalDataSource dataSource;
  final String jdbcUrl;
  final MeterRegistry registry = new SimpleMeterRegistry();
  final RelaySignal signal = new RelaySignal();
  final PublishingRefusal refusal = new PublishingRefusal();

  private final Map<String, String> settings = new HashMap<>();
  private final List<OutboxRelay> relays = new ArrayList<>();
  private Map<String, Object> user = TestServers.kafka().as("outbox-test");
  private final OutboxBacklog backlog;
  private Tracer tracer = OpenTelemetry.noop().getTracer("none");

  private OutboxFixture(Map<String, String> topicSettings) throws SQLException {
    var postgres = TestServers.postgres();
    jdbcUrl = postgres.jdbcUrl(postgres.createDatabase());
    dataSource = pool(jdbcUrl);
    backlog = new OutboxBacklog(dataSource, Clock.systemUTC());
    execute(migration("V1__outbox.sql"));
    execute(migration("V20261202_16__outbox_traceparent.sql"));
    execute("CREATE TABLE thing (id text PRIMARY KEY, version bigint NOT NULL)");
    createTopic(topicSettings);
  }

  static OutboxFixture anOutbox() throws SQLException {
    return anOutbox(Map.of());
  }

  static OutboxFixture anOutbox(Map<String, String> topicSettings) throws SQLException {
    return new OutboxFixture(topicSettings);
  }

  static Map<String, Object> broker() {
    return TestServers.kafka().asAdministrator();
  }

  private void createTopic(Map<String, String> settings) {
    try (var admin = Admin.create(broker())) {
      var created = new NewTopic(topic, 8, (short) 1).configs(settings);
      admin.createTopics(List.of(created)).all().toCompletionStage().toCompletableFuture().join();
    }
  }

  OutboxFixture with(String setting, String value) {
    settings.put("throughline.outbox." + setting, value);
    return this;
  }

  static AgroalDataSource pool(String jdbcUrl) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(20)
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(jdbcUrl)
                                    .principal(new NamePrincipal(TestPostgres.SERVICE_ROLE))
                                    .credential(new SimplePassword(TestPostgres.SERVICE_ROLE)))));
  }

  OutboxConfig config() {
    return new SmallRyeConfigBuilder()
        .addDiscoveredConverters()
        .withMapping(OutboxConfig.class)
        .withDefaultValues(settings)
        .build()
        .getConfigMapping(OutboxConfig.class);
  }

  OutboxRelay startRelay() {
    return startRelay(UnaryOperator.identity());
  }

  /** A relay whose way to Kafka the test may watch. */
  OutboxRelay startRelay(UnaryOperator<Publisher> watched) {
    var config = config();
    var metrics = new OutboxMetrics(registry, backlog);
    var relay =
        new OutboxRelay(
            new RelayBatch(dataSource, Clock.systemUTC(), config.relay(), metrics),
            () -> watched.apply(producer(config)),
            signal,
            config.relay(),
            metrics,
            refusal);
    relays.add(relay);
    relay.start();
    return relay;
  }

  /** The relays started from now on are traced. */
  OutboxFixture tracedBy(Tracer tracer) {
    this.tracer = tracer;
    return this;
  }

  /** The relays started from now on sign in otherwise. */
  OutboxFixture signedInBy(Map<String, Object> client) {
    user = client;
    return this;
  }

  private OutboxProducer producer(OutboxConfig config) throws Exception {
    return OutboxProducer.connect(user, config.producer(), "outbox-test", tracer);
  }

  OutboxMessage message(String aggregateId, long version, String payload) {
    var now = Clock.systemUTC().instant();
    return new OutboxMessage(
        UUID.randomUUID(),
        "throughline.test.thing-changed.v1",
        topic,
        "urn:throughline:test:thing-changed.v1",
        "thing",
        aggregateId,
        version,
        now,
        now,
        payload,
        null);
  }

  List<OutboxMessage> append(List<OutboxMessage> messages) throws SQLException {
    try (var connection = dataSource.getConnection()) {
      OutboxTable.insert(connection, messages);
    }
    signal.wake();
    return messages;
  }

  void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** How many events have left, as the relay counted them. */
  long published() throws SQLException {
    return number("SELECT sum(events)::bigint FROM published_day");
  }

  long count(String table) throws SQLException {
    return number("SELECT count(*) FROM " + table);
  }

  private long number(String query) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  HealthCheckResponse health() {
    return new OutboxReadiness(backlog, config(), refusal).call();
  }

  double gauge(String name) {
    return registry.get(name).gauge().value();
  }

  private static String migration(String name) {
    try (var file = OutboxFixture.class.getResourceAsStream("/db/outbox/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    relays.forEach(OutboxRelay::stop);
    dataSource.close();
  }
}

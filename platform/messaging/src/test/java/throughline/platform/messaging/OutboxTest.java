package throughline.platform.messaging;

import static io.restassured.RestAssured.when;
import static java.util.concurrent.CompletableFuture.supplyAsync;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.TransactionRequiredException;
import jakarta.transaction.TransactionalException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Published;
import throughline.platform.testing.TestServers;

/**
 * The outbox inside an application. The relay polls once a minute here, so what arrives was sent
 * because of the wake-up after the commit.
 */
@QuarkusTest
class OutboxTest {

  private static final Logger LOG = Logger.getLogger(OutboxTest.class);

  @Inject CountUp useCase;
  @Inject DataSource dataSource;

  private final String id = UUID.randomUUID().toString();
  private KafkaConsumer<String, String> consumer;

  @BeforeEach
  void readFromNowOn() {
    TestServers.kafka().createTopic(CountUp.TOPIC, 8);
    consumer = Published.consumer();
    await().pollInSameThread().until(() -> !consumer.partitionsFor(CountUp.TOPIC).isEmpty());
    var partitions =
        consumer.partitionsFor(CountUp.TOPIC).stream()
            .map(partition -> new TopicPartition(CountUp.TOPIC, partition.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
  }

  @AfterEach
  void close() {
    consumer.close();
  }

  @Test
  void aCommittedEventArrivesAsACloudEvent() {
    useCase.countUp(id);
    useCase.countUp(id);

    var published = next(2).get(1);

    assertEquals(id, published.key());
    assertEquals("{\"version\":2}", published.value());
    assertEquals("1.0", Published.header(published, "ce_specversion"));
    assertEquals(7, UUID.fromString(Published.header(published, "ce_id")).version());
    assertEquals("throughline.test.counted-up.v1", Published.header(published, "ce_type"));
    assertEquals("/throughline/outbox-test", Published.header(published, "ce_source"));
    assertEquals(id, Published.header(published, "ce_subject"));
    assertEquals("2", Published.header(published, "ce_sequence"));
    assertEquals(
        "urn:throughline:test:counted-up.v1", Published.header(published, "ce_dataschema"));
    assertEquals("application/json", Published.header(published, "content-type"));
    assertTrue(Published.header(published, "ce_time").endsWith("Z"));
  }

  @Test
  void theCommitWakesTheRelay() {
    useCase.countUp(id);
    next(1);
    var latencies = new ArrayList<Long>();
    for (var i = 0; i < 50; i++) {
      var start = System.nanoTime();
      useCase.countUp(id);
      next(1);
      latencies.add(Duration.ofNanos(System.nanoTime() - start).toMillis());
    }
    var sorted = latencies.stream().sorted().toList();
    assertTrue(sorted.get(25) < 1_000, "median in milliseconds: " + sorted.get(25));
    LOG.infof(
        "event=wake-up-measured medianMillis=%d maxMillis=%d", sorted.get(25), sorted.get(49));
  }

  @Test
  void appendingOutsideATransactionIsRefused() throws Exception {
    var refused = assertThrows(TransactionalException.class, () -> useCase.appendOutside(id));

    assertEquals(TransactionRequiredException.class, refused.getCause().getClass());
    assertEquals(0, waiting());
  }

  @Test
  void aRolledBackUseCasePublishesNothing() {
    assertThrows(IllegalStateException.class, () -> useCase.countUpThenFail(id));
    assertEquals(0, useCase.amount(id));

    useCase.countUp("after-" + id);

    assertEquals("after-" + id, next(1).get(0).key(), "the first that comes is the later one");
  }

  @Test
  void aBodyThatIsTooLargeRollsTheUseCaseBack() throws Exception {
    var body = Map.of("note", "x".repeat(250_000));

    var refused = assertThrows(OutboxException.class, () -> useCase.countUpWith(id, body));

    assertTrue(refused.getMessage().contains("Kafka takes 245,760"), refused.getMessage());
    assertEquals(0, useCase.amount(id));
    assertEquals(0, waiting());
  }

  @Test
  void aBodyThatIsNoJsonRollsTheUseCaseBack() {
    assertThrows(OutboxException.class, () -> useCase.countUpWith(id, new Object()));

    assertEquals(0, useCase.amount(id));
  }

  @Test
  void anOutboxThatCannotBeWrittenRollsTheUseCaseBack() throws Exception {
    execute("ALTER TABLE outbox RENAME TO outbox_away");
    try {
      assertThrows(OutboxException.class, () -> useCase.countUp(id));
    } finally {
      execute("ALTER TABLE outbox_away RENAME TO outbox");
    }

    assertEquals(0, useCase.amount(id));
  }

  @Test
  void anUnflushedChangeReachesTheDatabaseBeforeItsEvent() {
    useCase.create(id);

    useCase.countUpUnflushed(
        id,
        // On another thread, which is outside the transaction.
        () -> assertTrue(supplyAsync(() -> isLocked(id)).join(), "the row lock is held by now"));

    assertEquals(1, useCase.amount(id));
  }

  @Test
  void healthAndMetricsTellHowFarPublishingIs() {
    useCase.countUp(id);
    next(1);

    await()
        .untilAsserted(
            () ->
                when()
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200)
                    .body("checks.find { it.name == 'outbox' }.status", is("UP"))
                    .body("checks.find { it.name == 'outbox' }.data.publishing", is("on time"))
                    .body("checks.find { it.name == 'outbox' }.data.rows", is(0)));
    when()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("outbox_rows 0.0"))
        .body(containsString("outbox_parked 0.0"))
        .body(containsString("outbox_oldest_age_seconds 0.0"))
        .body(containsString("outbox_sent_total"))
        .body(containsString("outbox_failures_total"))
        .body(containsString("outbox_publish_latency_seconds_bucket"))
        .body(containsString("relay_batch_size_sum"));
  }

  private List<ConsumerRecord<String, String>> next(int count) {
    var records = new ArrayList<ConsumerRecord<String, String>>();
    // On purpose: Kafka's poll does the waiting, and this ends it.
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    // On purpose: Kafka's poll does the waiting, and this ends it.
    while (records.size() < count && System.nanoTime() < deadline) {
      for (var record : consumer.poll(Duration.ofMillis(100))) {
        // The last event of the test before may come as late as this.
        if (record.key().endsWith(id)) {
          records.add(record);
        }
      }
    }
    assertEquals(
        count, records.size(), "events within half a minute, though polls are a minute apart");
    return records;
  }

  private boolean isLocked(String row) {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "SELECT FROM counted WHERE id = ? FOR UPDATE SKIP LOCKED")) {
      statement.setString(1, row);
      return !statement.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long waiting() throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement("SELECT count(*) FROM outbox WHERE aggregate_id = ?")) {
      statement.setString(1, id);
      var result = statement.executeQuery();
      result.next();
      return result.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

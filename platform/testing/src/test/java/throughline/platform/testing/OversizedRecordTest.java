package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.servers.broker.OwnedTopic;
import throughline.platform.servers.broker.SetUpBroker;
import throughline.platform.servers.broker.TopicLimits;
import throughline.platform.servers.broker.TopicOwners;

/** What a producer packs small is measured as it is unpacked. */
class OversizedRecordTest {

  private static final TestKafka KAFKA = TestServers.kafka();
  private static final String TOPIC = "measured";
  private static final int TEN_MEGABYTES = 10_000_000;
  private static final int HEADER_ROOM = 1_000;

  @BeforeAll
  static void setUp() throws Exception {
    var owners = new TopicOwners(List.of(new OwnedTopic(TOPIC, "sender", Set.of())));
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      new SetUpBroker(admin, owners, 1).setUp(Map.of("sender", TestBrokerUsers.password("sender")));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "snappy", "lz4", "zstd"})
  void tenMegabytesOfTheSameLetterAreRefusedTwice(String compression) {
    for (var time = 0; time < 2; time++) {
      assertTooLarge(TOPIC, compression, TEN_MEGABYTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
  void aRecordOfTheLimitIsRefusedAndOneBelowItIsTaken(String compression) throws Exception {
    assertTooLarge(TOPIC, compression, TopicLimits.BATCH_BYTES);

    assertEquals(
        TOPIC, send(TOPIC, compression, TopicLimits.BATCH_BYTES - HEADER_ROOM).get().topic());
  }

  @Test
  void aTopicThatKeepsThemPackedWouldTakeThem() throws Exception {
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      var asBefore =
          new NewTopic("unmeasured", 1, (short) 1).configs(Map.of("compression.type", "producer"));
      admin.createTopics(List.of(asBefore)).all().get();
    }

    assertEquals(
        "unmeasured",
        sendAs(KAFKA.asAdministrator(), "unmeasured", "zstd", TEN_MEGABYTES).get().topic());
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "lz4", "zstd"})
  void fiveHundredOrdinaryEventsAtOnceAreTaken(String compression) throws Exception {
    try (var producer = producer(KAFKA.as("sender"), compression)) {
      var body = "x".repeat(900).getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var sent =
          IntStream.range(0, 500)
              .mapToObj(n -> producer.send(new ProducerRecord<>(TOPIC, 0, "one", body)))
              .toList();
      producer.flush();
      for (var each : sent) {
        assertEquals(TOPIC, each.get().topic());
      }
    }
  }

  private static void assertTooLarge(String topic, String compression, int bytes) {
    var refused =
        assertThrows(
            ExecutionException.class, () -> send(topic, compression, bytes).get(), compression);
    assertInstanceOf(RecordTooLargeException.class, refused.getCause(), compression);
  }

  private static Future<RecordMetadata> send(String topic, String compression, int bytes) {
    return sendAs(KAFKA.as("sender"), topic, compression, bytes);
  }

  private static Future<RecordMetadata> sendAs(
      Map<String, Object> client, String topic, String compression, int bytes) {
    try (var producer = producer(client, compression)) {
      var value = new byte[bytes];
      java.util.Arrays.fill(value, (byte) 'x');
      var sent = producer.send(new ProducerRecord<>(topic, "key", value));
      producer.flush();
      return sent;
    }
  }

  /** Without the client's own limit, which an attacker does not keep. */
  private static KafkaProducer<String, byte[]> producer(
      Map<String, Object> client, String compression) {
    var settings = new HashMap<>(client);
    settings.put("compression.type", compression);
    settings.put("max.request.size", 2 * TEN_MEGABYTES);
    settings.put("batch.size", 64 << 10);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }
}

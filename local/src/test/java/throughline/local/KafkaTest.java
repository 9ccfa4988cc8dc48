package throughline.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.servers.broker.BrokerSignIn;

/** The broker of ./run as a process of its own. */
class KafkaTest {
  private static final String BOOKINGS = "throughline.bookings.v1";
  private static final String VOLUNTEERS = "throughline.volunteers.v1";

  @TempDir Path folder;
  private Settings settings;
  private Workspace workspace;
  private Kafka kafka;
  private Supervised running;

  @BeforeEach
  void start() throws Exception {
    settings = Settings.onFreePorts(Path.of("..").toAbsolutePath().normalize(), folder);
    workspace = new Workspace(settings.folder());
    workspace.create();
    kafka = new Kafka(settings, workspace, new Secrets(workspace.secrets()));
    running = new Supervised(kafka, settings.ports(), workspace, new Console(System.out));
    running.start(CompletableFuture.completedFuture(null));
  }

  @AfterEach
  void stop() {
    if (running != null) {
      running.stop();
    }
  }

  @Tag("nightly")
  @Test
  void whatIsWrittenIsReadByTheTrackerAloneAndNoAttackGetsThrough() throws Exception {
    write(kafka.clientOf(SuiteService.VOLUNTEERS), VOLUNTEERS, "written");
    assertEquals(List.of("written"), readAs(SuiteService.TRACKER));
    nobodyIsLetInWithoutAPassword();
    everyServiceWritesItsOwnTopicAlone();
    nobodyWritesMoreThanTheLimitHoweverItIsPacked();
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(workspace.data("kafka").resolve("broker.properties"))));
  }

  private void nobodyIsLetInWithoutAPassword() {
    Map<String, Object> anonymous = Map.of("bootstrap.servers", kafka.bootstrapServers());
    assertThrows(ExecutionException.class, () -> write(anonymous, VOLUNTEERS, "x"));
    Map<String, Object> wrong = new HashMap<>(BrokerSignIn.scram("volunteers", "wrong"));
    wrong.put("bootstrap.servers", kafka.bootstrapServers());
    refused(SaslAuthenticationException.class, wrong, VOLUNTEERS, "x");
  }

  private void everyServiceWritesItsOwnTopicAlone() throws Exception {
    write(kafka.clientOf(SuiteService.VOLUNTEERS), VOLUNTEERS, "x");
    write(kafka.clientOf(SuiteService.BOOKINGS), BOOKINGS, "x");
    refused(
        TopicAuthorizationException.class, kafka.clientOf(SuiteService.VOLUNTEERS), BOOKINGS, "x");
    for (String topic : List.of(BOOKINGS, VOLUNTEERS)) {
      refused(AuthorizationException.class, kafka.clientOf(SuiteService.TRACKER), topic, "x");
      refused(AuthorizationException.class, kafka.clientOf(SuiteService.MEMBERSHIP), topic, "x");
    }
    try (var consumer = consumer(SuiteService.VOLUNTEERS)) {
      assertThrows(AuthorizationException.class, () -> readFirst(consumer));
    }
  }

  private void nobodyWritesMoreThanTheLimitHoweverItIsPacked() {
    String tenMegabytes = "x".repeat(10_000_000);
    for (String compression : List.of("gzip", "zstd")) {
      Map<String, Object> client = kafka.clientOf(SuiteService.VOLUNTEERS);
      client.put("compression.type", compression);
      client.put("max.request.size", 20_000_000);
      refused(RecordTooLargeException.class, client, VOLUNTEERS, tenMegabytes);
    }
  }

  private static void refused(
      Class<? extends Exception> expected, Map<String, Object> client, String topic, String value) {
    // Out of the call itself, if the producer is refused before the record is.
    var refused = assertThrows(Exception.class, () -> write(client, topic, value));
    assertInstanceOf(expected, refused.getCause());
  }

  private static RecordMetadata write(Map<String, Object> client, String topic, String value)
      throws Exception {
    Map<String, Object> impatient = new HashMap<>(client);
    impatient.put("request.timeout.ms", 3_000);
    impatient.put("delivery.timeout.ms", 6_000);
    impatient.put("max.block.ms", 6_000);
    impatient.put("linger.ms", 0);
    StringSerializer text = new StringSerializer();
    try (var producer = new KafkaProducer<>(impatient, text, text)) {
      return producer.send(new ProducerRecord<>(topic, "key", value)).get();
    }
  }

  private List<String> readAs(SuiteService service) {
    try (var consumer = consumer(service)) {
      return readFirst(consumer);
    }
  }

  private KafkaConsumer<String, String> consumer(SuiteService service) {
    Map<String, Object> client = kafka.clientOf(service);
    client.put("group.id", service.folder());
    client.put("auto.offset.reset", "earliest");
    StringDeserializer text = new StringDeserializer();
    KafkaConsumer<String, String> consumer = new KafkaConsumer<>(client, text, text);
    consumer.subscribe(List.of(VOLUNTEERS));
    return consumer;
  }

  private static List<String> readFirst(KafkaConsumer<String, String> consumer) {
    List<String> values = new ArrayList<>();
    for (int tries = 0; tries < 30 && values.isEmpty(); tries++) {
      consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
    }
    return values;
  }
}

package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.servers.broker.SetUpBrokerJob;

/** The job of containers, with the variables that they give it, on the real broker. */
class SetUpBrokerJobTest {

  private static final TestKafka KAFKA = TestServers.kafka();

  @TempDir Path folder;
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void asAContainerHasIt() throws Exception {
    var topics = folder.resolve("topics.txt");
    Files.writeString(topics, "# a remark\n\njob.topic.v1   job-writer   job-reader\n");
    environment.put("TOPICS", topics.toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", KAFKA.bootstrapServers());
    environment.put("KAFKA_PASSWORD", KafkaServer.PASSWORD);
    environment.put("JOB_WRITER_KAFKA_PASSWORD", TestBrokerUsers.password("job-writer"));
  }

  @Test
  void itSetsUpTheBrokerAndRunAgainChangesNothing() throws Exception {
    SetUpBrokerJob.run(environment);
    var rights = rights();
    SetUpBrokerJob.run(environment);

    assertEquals(rights, rights());
    assertEquals("262144", setting("max.message.bytes"));
    assertEquals("uncompressed", setting("compression.type"));
    assertEquals("-1", setting("retention.ms"));
    assertEquals("LogAppendTime", setting("message.timestamp.type"));
    var text = new StringSerializer();
    try (var producer = new KafkaProducer<>(KAFKA.as("job-writer"), text, text)) {
      assertEquals(
          0, producer.send(new ProducerRecord<>("job.topic.v1", 3, "k", "v")).get().offset());
    }
  }

  @Test
  void itSaysWhichVariableIsMissing() {
    environment.remove("KAFKA_PASSWORD");

    var refused =
        assertThrows(IllegalArgumentException.class, () -> SetUpBrokerJob.run(environment));
    assertEquals("the variable KAFKA_PASSWORD is not set", refused.getMessage());
  }

  @Test
  void aPrivateAuthorityIsTrustedByTheStoreThatIsNamed() {
    environment.put("KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    environment.put("KAFKA_SSL_TRUSTSTORE_LOCATION", "/nowhere/authority.p12");

    var refused = assertThrows(KafkaException.class, () -> SetUpBrokerJob.run(environment));
    assertTrue(
        Stream.iterate((Throwable) refused, Objects::nonNull, Throwable::getCause)
            .anyMatch(cause -> cause.getMessage().contains("/nowhere/authority.p12")));
  }

  @Test
  void aTopicWithoutAWriterOrWithTwoIsRefused() throws Exception {
    for (var wrong : List.of("a.topic\n", "a.topic one\na.topic two\n")) {
      Files.writeString(Path.of(environment.get("TOPICS")), wrong);

      var refused =
          assertThrows(IllegalArgumentException.class, () -> SetUpBrokerJob.run(environment));
      assertTrue(refused.getMessage().contains("a.topic"), refused.getMessage());
    }
  }

  private static String rights() throws Exception {
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      return admin.describeAcls(AclBindingFilter.ANY).values().get().stream()
          .map(Object::toString)
          .filter(right -> right.contains("job"))
          .sorted()
          .toList()
          .toString();
    }
  }

  private static String setting(String name) throws Exception {
    var topic = new ConfigResource(ConfigResource.Type.TOPIC, "job.topic.v1");
    try (var admin = Admin.create(KAFKA.asAdministrator())) {
      return admin.describeConfigs(List.of(topic)).all().get().get(topic).get(name).value();
    }
  }
}

package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.servers.broker.OneNodeBroker;
import throughline.platform.servers.broker.SetUpBroker;
import throughline.platform.servers.broker.TopicLimits;
import throughline.platform.servers.broker.TopicOwners;

/** Kafka is closed wherever it runs as the one of ./run is, to the same users. */
class KafkaSecurityTest {

  /** Where a broker listens differs from place to place; that it asks for passwords does not. */
  private static final Set<String> OF_THE_PLACE =
      Set.of("listeners", "advertised.listeners", "controller.quorum.voters");

  private static final String PASSWORD = "the-password";
  private static final Pattern OWN_PASSWORD =
      Pattern.compile("\\$\\{KAFKA_BROKER_PASSWORD:\\?[^}]*}");
  private static final Pattern TOPIC_OF_AN_EVENT = Pattern.compile("TOPIC = \"([\\w.]+)\"");

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  private static TopicOwners owners() {
    String text = Repository.THIS.text("contracts/src/main/resources/contracts/topics.txt");
    return TopicOwners.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aBrokerHasTheSettingsThatTheTestsAttack() {
    Map<String, String> environment = new Compose(copy).environment("kafka");
    new OneNodeBroker(9092, 9093, PASSWORD)
        .properties()
        .forEach(
            (name, value) -> {
              if (!OF_THE_PLACE.contains(name)) {
                String variable = variable(name.toString());
                String given = environment.getOrDefault(variable, "not set");
                assertEquals(value, OWN_PASSWORD.matcher(given).replaceAll(PASSWORD), variable);
              }
            });
  }

  /** As Kafka's image turns variables into properties. */
  private static String variable(String property) {
    return "KAFKA_"
        + property
            .replace("_", "__")
            .replace("-", "___")
            .replace('.', '_')
            .toUpperCase(Locale.ROOT);
  }

  @Test
  void theControllerIsOutOfReachAndTheListenersAreNotOpen() {
    Map<String, String> environment = new Compose(copy).environment("kafka");
    assertTrue(environment.get("KAFKA_LISTENERS").endsWith(",CONTROLLER://localhost:9093"));
    assertEquals("1@localhost:9093", environment.get("KAFKA_CONTROLLER_QUORUM_VOTERS"));
    assertFalse(
        environment.values().stream().anyMatch(value -> value.matches("(?s).*\\bPLAINTEXT\\b.*")),
        "no listener lets in whoever comes");
  }

  @Test
  void everyServiceIsAUserAndEveryUserAService() {
    assertEquals(new TreeSet<>(Repository.THIS.services()), owners().users());
  }

  @Test
  void everyTopicOfTheContractsHasItsOneWriter() {
    Set<String> published = new TreeSet<>();
    for (Path source : Repository.THIS.files("contracts/src/main/java", ".java")) {
      TOPIC_OF_AN_EVENT
          .matcher(Repository.text(source))
          .results()
          .forEach(result -> published.add(result.group(1)));
    }
    Set<String> owned = new TreeSet<>();
    owners().topics().forEach(topic -> owned.add(topic.name()));
    assertEquals(published, owned);
  }

  @Test
  void theJobThatSetsUpKafkaKnowsEveryUsersOwnPassword() {
    Compose compose = new Compose(copy);
    for (String user : owners().users()) {
      String variable = user.toUpperCase(Locale.ROOT).replace('-', '_') + "_KAFKA_PASSWORD";
      assertEquals(
          compose.environment(user).get("KAFKA_PASSWORD"),
          compose.environment("kafka-setup").get(variable),
          user);
    }
  }

  /** On Kubernetes they are resources, for which Strimzi makes what the job makes elsewhere. */
  @Test
  void theOperatorsTopicsAreThoseOfTheContracts() {
    Set<String> made = new TreeSet<>();
    for (var topic : resources("KafkaTopic")) {
      made.add(topic.getMetadata().getName());
      assertEquals(SetUpBroker.PARTITIONS, topic.<Integer>get("spec", "partitions"));
      assertEquals(3, topic.<Integer>get("spec", "replicas"));
      Map<String, Object> config = YamlFile.map((Object) topic.get("spec", "config"));
      TopicLimits.forTopic()
          .forEach((name, value) -> assertEquals(value, String.valueOf(config.get(name)), name));
    }
    Set<String> owned = new TreeSet<>();
    owners().topics().forEach(topic -> owned.add(topic.name()));
    assertEquals(owned, made);
  }

  @Test
  void theOperatorsUsersHaveTheRightsOfTheContractsAndNoOthers() {
    Set<String> wanted = new TreeSet<>();
    for (var topic : owners().topics()) {
      wanted.add("%s topic %s [Write]".formatted(topic.writer(), topic.name()));
      for (String reader : topic.readers()) {
        wanted.add("%s topic %s [Read]".formatted(reader, topic.name()));
        wanted.add("%s group %s [Read]".formatted(reader, reader));
      }
    }
    Set<String> given = new TreeSet<>();
    for (var user : resources("KafkaUser")) {
      assertEquals("scram-sha-512", user.get("spec", "authentication", "type"));
      for (Object each : YamlFile.list(user.get("spec", "authorization", "acls"))) {
        Map<String, Object> right = YamlFile.map(each);
        Map<String, Object> on = YamlFile.map(right.get("resource"));
        given.add(
            "%s %s %s %s"
                .formatted(
                    user.getMetadata().getName(),
                    on.get("type"),
                    on.get("name"),
                    right.get("operations")));
      }
    }
    assertEquals(wanted, given);
  }

  @Test
  void theOperatorsBrokerTakesNoMoreThanTheOneThatTheTestsAttack() {
    var kafka = resources("Kafka").get(0);
    Map<String, Object> config = YamlFile.map((Object) kafka.get("spec", "kafka", "config"));
    var attacked = new OneNodeBroker(9092, 9093, PASSWORD).properties();
    for (String name :
        List.of(
            "auto.create.topics.enable",
            "message.max.bytes",
            "compression.type",
            "socket.request.max.bytes")) {
      assertEquals(attacked.get(name), String.valueOf(config.get(name)), name);
    }
    assertEquals("simple", kafka.get("spec", "kafka", "authorization", "type"));
    for (Object each : YamlFile.list(kafka.get("spec", "kafka", "listeners"))) {
      Map<String, Object> listener = YamlFile.map(each);
      assertEquals(true, listener.get("tls"));
      assertEquals("scram-sha-512", YamlFile.map(listener.get("authentication")).get("type"));
      assertFalse(YamlFile.list(listener.get("networkPolicyPeers")).isEmpty());
    }
  }

  private static List<GenericKubernetesResource> resources(String kind) {
    return Manifests.read(copy.path("k8s/overlays/production"))
        .all(GenericKubernetesResource.class)
        .stream()
        .filter(resource -> resource.getKind().equals(kind))
        .toList();
  }

  @Test
  void aServiceReachesTheOperatorsBrokerByTlsAndPassword() {
    Manifests production = Manifests.read(copy.path("k8s/overlays/production"));
    production
        .services()
        .forEach(
            service -> {
              Map<String, String> environment = service.environment(production);
              assertEquals("SASL_SSL", environment.get("KAFKA_SECURITY_PROTOCOL"));
              assertEquals("SCRAM-SHA-512", environment.get("KAFKA_SASL_MECHANISM"));
            });
  }
}

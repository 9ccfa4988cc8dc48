package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.platform.servers.broker.OneNodeBroker;
import throughline.platform.servers.broker.TopicOwners;

/** The brokers of compose and Kubernetes are closed as the one of ./run is, to the same users. */
class KafkaSecurityTest {

  /** Where a broker listens differs from place to place; that it asks for passwords does not. */
  private static final Set<String> OF_THE_PLACE =
      Set.of("listeners", "advertised.listeners", "controller.quorum.voters");

  private static final String PASSWORD = "the-password";
  private static final Pattern OWN_PASSWORD =
      Pattern.compile("\\$\\{KAFKA_BROKER_PASSWORD:\\?[^}]*}|\\$\\(BROKER_PASSWORD\\)");
  private static final Pattern TOPIC_OF_AN_EVENT = Pattern.compile("TOPIC = \"([\\w.]+)\"");

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  static Stream<Map<String, String>> brokers() {
    Manifests local = Manifests.read(copy.path("k8s/overlays/local"));
    return Stream.of(
        new Compose(copy).environment("kafka"),
        local.workloads().stream()
            .filter(workload -> workload.name().equals("kafka"))
            .findFirst()
            .orElseThrow()
            .environment(local));
  }

  private static TopicOwners owners() {
    String text = Repository.THIS.text("contracts/src/main/resources/contracts/topics.txt");
    return TopicOwners.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("brokers")
  void aBrokerHasTheSettingsThatTheTestsAttack(Map<String, String> environment) {
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

  @ParameterizedTest
  @MethodSource("brokers")
  void theControllerIsOutOfReachAndTheListenersAreNotOpen(Map<String, String> environment) {
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
    Manifests local = Manifests.read(copy.path("k8s/overlays/local"));
    Workload job =
        local.workloads().stream()
            .filter(workload -> workload.name().equals("kafka-setup"))
            .findFirst()
            .orElseThrow();
    for (String user : owners().users()) {
      String variable = user.toUpperCase(Locale.ROOT).replace('-', '_') + "_KAFKA_PASSWORD";
      assertEquals(
          compose.environment(user).get("KAFKA_PASSWORD"),
          compose.environment("kafka-setup").get(variable),
          "compose: " + user);
      assertEquals("KAFKA_PASSWORD of " + user, secret(job, variable), "k8s: " + user);
      Workload service =
          local.services().filter(found -> found.name().equals(user)).findFirst().orElseThrow();
      assertEquals("KAFKA_PASSWORD of " + user, secret(service, "KAFKA_PASSWORD"), user);
    }
  }

  private static String secret(Workload workload, String variable) {
    return workload.containers().stream()
        .flatMap(container -> container.getEnv().stream())
        .filter(env -> env.getName().equals(variable))
        .map(env -> env.getValueFrom().getSecretKeyRef())
        .map(key -> key.getKey() + " of " + key.getName().replaceFirst("-[a-z0-9]{10}$", ""))
        .findFirst()
        .orElse("not set");
  }

  @Test
  void aCouncilsKafkaIsReachedByTlsAndPassword() {
    Manifests council = Manifests.read(copy.path("k8s/overlays/council"));
    council
        .services()
        .forEach(
            service -> {
              Map<String, String> environment = service.environment(council);
              assertEquals("SASL_SSL", environment.get("KAFKA_SECURITY_PROTOCOL"));
              assertEquals("SCRAM-SHA-512", environment.get("KAFKA_SASL_MECHANISM"));
            });
  }
}

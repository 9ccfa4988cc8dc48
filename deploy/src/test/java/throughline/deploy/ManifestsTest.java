package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Service;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  static List<String> problems(Manifests manifests) {
    List<String> problems = new ArrayList<>(UnknownProperties.in(manifests));
    problems.addAll(ReferenceRules.problems(manifests));
    problems.addAll(PodRules.problems(manifests));
    problems.addAll(NetworkRules.problems(manifests));
    problems.addAll(IngressRules.problems(manifests));
    manifests
        .services()
        .forEach(
            service ->
                problems.addAll(
                    ServiceSettings.ALL.problems(
                        service.name(), service.environment(manifests).keySet())));
    return problems;
  }

  private static Manifests read(String overlay) {
    return Manifests.read(copy.path("k8s/overlays/" + overlay));
  }

  @ParameterizedTest
  @ValueSource(strings = {"council", "local"})
  void theManifestsHoldTogether(String overlay) {
    assertEquals(List.of(), problems(read(overlay)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"council", "local"})
  void everyServiceOfTheSuiteIsThere(String overlay) {
    assertEquals(
        new TreeSet<>(Repository.THIS.services()),
        read(overlay)
            .services()
            .map(Workload::name)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void theSecretsOfACouncilAreNotInTheRepository() {
    for (Path example : Repository.THIS.files("k8s", ".env.example")) {
      Repository.text(example)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .forEach(line -> assertTrue(line.endsWith("="), example + " holds a value"));
    }
  }

  @Test
  void aTryOutCanReachWhatItStandsOnAndNothingElse() {
    Manifests local = read("local");
    NetworkRules network = new NetworkRules(local);
    for (Workload service : local.services().toList()) {
      Map<String, String> environment = service.environment(local);
      for (URI address : addresses(environment)) {
        Workload target = behind(local, address);
        assertTrue(
            network.isAllowed(service, target, address.getPort()),
            service.name() + " cannot reach " + address);
      }
      local
          .services()
          .forEach(
              other ->
                  assertFalse(
                      network.isAllowed(service, other, 8080),
                      service.name() + " may call " + other.name()));
    }
  }

  @Test
  void keycloakAndTheJobThatSetsUpKafkaReachWhatTheyNeed() {
    Manifests local = read("local");
    NetworkRules network = new NetworkRules(local);
    Workload database = workload(local, "postgresql");
    Workload broker = workload(local, "kafka");
    assertTrue(network.isAllowed(workload(local, "keycloak"), database, 5432));
    assertTrue(network.isAllowed(workload(local, "kafka-setup"), broker, 9092));
    Workload keycloak = workload(local, "keycloak");
    assertTrue(network.isAllowed(workload(local, "guard-master-realm"), keycloak, 8180));
    assertFalse(network.isAllowed(workload(local, "guard-master-realm"), database, 5432));
    assertFalse(network.isAllowed(workload(local, "keycloak"), broker, 9092));
    assertFalse(network.isAllowed(workload(local, "kafka-setup"), database, 5432));
  }

  @Test
  void browserAndServicesAgreeOnTheIssuer() {
    Manifests local = read("local");
    Map<String, String> keycloak = workload(local, "keycloak").environment(local);
    assertEquals("true", keycloak.get("KC_HOSTNAME_BACKCHANNEL_DYNAMIC"));
    local
        .services()
        .forEach(
            service ->
                assertEquals(
                    keycloak.get("KC_HOSTNAME") + "/realms/throughline",
                    service.environment(local).get("OIDC_ISSUER")));
  }

  private static List<URI> addresses(Map<String, String> environment) {
    return List.of(
        URI.create(environment.get("DB_URL").replace("jdbc:", "")),
        URI.create("kafka://" + environment.get("KAFKA_BOOTSTRAP_SERVERS")),
        URI.create(environment.get("QUARKUS_OIDC_AUTH_SERVER_URL")),
        URI.create(environment.get("QUARKUS_OIDC_API_AUTH_SERVER_URL")));
  }

  /** The pods behind the Service that an address names, at the port that it names. */
  private static Workload behind(Manifests manifests, URI address) {
    Optional<Service> service = manifests.find(Service.class, address.getHost());
    assertTrue(
        service.stream()
            .flatMap(found -> found.getSpec().getPorts().stream())
            .anyMatch(port -> port.getPort() == address.getPort()),
        "no Service listens at " + address);
    return manifests.workloads().stream()
        .filter(workload -> workload.matches(service.get().getSpec().getSelector()))
        .findFirst()
        .orElseThrow();
  }

  private static Workload workload(Manifests manifests, String name) {
    return manifests.workloads().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

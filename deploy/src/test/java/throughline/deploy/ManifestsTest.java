package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.IntOrString;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    List<String> problems = new ArrayList<>(ReferenceRules.problems(manifests));
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
  @ValueSource(strings = {"production", "development"})
  void theManifestsHoldTogether(String overlay) {
    assertEquals(List.of(), problems(read(overlay)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
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

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
  void aServiceReachesWhatItStandsOnAndNothingElse(String overlay) {
    Manifests manifests = read(overlay);
    NetworkRules network = new NetworkRules(manifests);
    for (Workload service : manifests.services().toList()) {
      for (URI address : addresses(service.environment(manifests))) {
        Workload target = behind(manifests, address);
        assertTrue(
            network.isAllowed(service, target, address.getPort()),
            service.name() + " cannot reach " + address);
      }
      for (Workload other : manifests.services().toList()) {
        assertFalse(
            network.isAllowed(service, other, 8080), service.name() + " may call " + other.name());
      }
      for (int ofTheBrokersOwn : List.of(9090, 9091, 8443)) {
        assertFalse(network.isAllowed(service, pod(manifests, "kafka"), ofTheBrokersOwn));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
  void whatTheOperatorsRunReachesWhatItNeedsAndNothingElse(String overlay) {
    Manifests manifests = read(overlay);
    NetworkRules network = new NetworkRules(manifests);
    Workload database = pod(manifests, "postgresql");
    Workload broker = pod(manifests, "kafka");
    Workload keycloak = pod(manifests, "keycloak");
    Workload entities = pod(manifests, "kafka-entities");
    Workload guard = pod(manifests, "guard-master-realm");
    assertTrue(network.isAllowed(keycloak, database, 5432));
    assertTrue(network.isAllowed(database, database, 5432));
    assertTrue(network.isAllowed(broker, broker, 9091));
    assertTrue(network.isAllowed(entities, broker, 9091));
    assertTrue(network.isAllowed(guard, keycloak, 8080));
    assertFalse(network.isAllowed(guard, database, 5432));
    assertFalse(network.isAllowed(keycloak, broker, 9093));
    assertFalse(network.isAllowed(entities, database, 5432));
    assertFalse(network.isAllowed(broker, database, 5432));
  }

  /** A member that inherits would see what only some statements may. */
  @Test
  void everyServiceHasARoleThatInheritsNothingAndADatabaseOfItsName() {
    Manifests manifests = read("production");
    Set<String> databases = new TreeSet<>();
    manifests.all(GenericKubernetesResource.class).stream()
        .filter(resource -> resource.getKind().equals("Database"))
        .forEach(resource -> databases.add(resource.get("spec", "name")));
    Set<String> users = new TreeSet<>(Set.of("keycloak"));
    for (Object each :
        YamlFile.list(manifests.operated("Cluster").get("spec", "managed", "roles"))) {
      Map<String, Object> role = YamlFile.map(each);
      if (role.containsKey("inRoles")) {
        assertEquals(false, role.get("inherit"), role.toString());
        users.add(role.get("name").toString());
      }
    }
    assertEquals(databases, users);
    for (Workload service : manifests.services().toList()) {
      Map<String, String> environment = service.environment(manifests);
      assertTrue(databases.contains(environment.get("DB_USER")), service.name());
      assertTrue(environment.get("DB_URL").contains("/" + environment.get("DB_USER") + "?"));
    }
  }

  /** What it can lose with the cluster is what is not yet in the archive (ADR-0040). */
  @Test
  void aChangeIsInTheArchiveWithinFiveMinutes() {
    var cluster = read("production").operated("Cluster");
    assertEquals("5min", cluster.get("spec", "postgresql", "parameters", "archive_timeout"));
    var archiver = YamlFile.map(YamlFile.list(cluster.get("spec", "plugins")).get(0));
    assertEquals(true, archiver.get("isWALArchiver"));
    assertEquals(
        read("production").operated("ObjectStore").getMetadata().getName(),
        YamlFile.map(archiver.get("parameters")).get("barmanObjectName"));
  }

  @Test
  void browserAndServicesAgreeOnTheIssuer() {
    for (String overlay : List.of("production", "development")) {
      Manifests manifests = read(overlay);
      var hostname = manifests.operated("Keycloak").get("spec", "hostname", "hostname");
      manifests
          .services()
          .forEach(
              service ->
                  assertEquals(
                      hostname + "/realms/throughline",
                      service.environment(manifests).get("OIDC_ISSUER")));
    }
  }

  /** The sign-in provider of production is reached as browsers reach it, by its name outside. */
  private static List<URI> addresses(Map<String, String> environment) {
    return Stream.of(
            environment.get("DB_URL").replace("jdbc:", ""),
            "kafka://" + environment.get("KAFKA_BOOTSTRAP_SERVERS"),
            environment.get("QUARKUS_OIDC_AUTH_SERVER_URL"),
            environment.get("QUARKUS_OIDC_API_AUTH_SERVER_URL"))
        .filter(Objects::nonNull)
        .map(URI::create)
        .toList();
  }

  private static Workload behind(Manifests manifests, URI address) {
    return manifests
        .operated()
        .filter(made -> made.service().stream().anyMatch(address.getHost()::equals))
        .flatMap(made -> made.pods().stream())
        .filter(pod -> pod.port(new IntOrString(address.getPort())).isPresent())
        .findFirst()
        .orElseThrow(() -> new AssertionError("nothing listens at " + address));
  }

  private static Workload pod(Manifests manifests, String name) {
    return manifests.pods().stream()
        .filter(workload -> workload.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}

package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The header's way from service to service, as containers are given it. */
class SwitcherTest {

  private static final Pattern ROLE =
      Pattern.compile("public static final String [A-Z_]+ = \"([a-z-]+)\"");

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  /** The environments of the four services, one map after another. */
  static Stream<List<Map<String, String>>> deployments() {
    var compose = new Compose(copy);
    return Stream.of(
        Repository.THIS.services().stream().map(compose::environment).toList(),
        pods("development"),
        pods("production"));
  }

  @ParameterizedTest
  @MethodSource("deployments")
  void everyServiceIsToldOfAllFourAlike(List<Map<String, String>> services) {
    assertEquals(4, services.size());
    assertEquals(1, services.stream().map(each -> each.get("SUITE_SERVICES")).distinct().count());
    var suite = suite(services.get(0));
    assertEquals(4, suite.size());
    assertEquals(addresses(services), suite.stream().map(parts -> parts[1]).collect(sorted()));
  }

  /** A role that is spelt otherwise would hide a service from those whose work it is. */
  @ParameterizedTest
  @MethodSource("deployments")
  void everyRoleOfEveryServiceOpensIt(List<Map<String, String>> services) {
    var listed =
        suite(services.get(0)).stream()
            .flatMap(parts -> Stream.of(parts[2].split(" ")))
            .collect(sorted());
    var known = new TreeSet<String>();
    for (var source : Repository.THIS.files("services", "Roles.java")) {
      ROLE.matcher(Repository.text(source)).results().forEach(role -> known.add(role.group(1)));
    }
    assertEquals(known, listed);
  }

  /** One token tells each service every role of the suite, so that each can show the switcher. */
  @Test
  void everyClientIsToldEveryRole() {
    var realm = YamlFile.map(copy.text("local/src/main/resources/realm/throughline-realm.json"));
    var mapping = YamlFile.map(YamlFile.list(realm.get("scopeMappings")).get(0));
    var told = new TreeSet<>(YamlFile.strings(mapping.get("roles")));
    var suite = suite(new Compose(copy).environment("volunteers"));
    assertEquals(
        suite.stream().flatMap(parts -> Stream.of(parts[2].split(" "))).collect(sorted()), told);
    for (var each : YamlFile.list(realm.get("clients"))) {
      var client = YamlFile.map(each);
      if (Repository.THIS.services().contains(client.get("clientId").toString())) {
        assertEquals(true, YamlFile.strings(client.get("defaultClientScopes")).contains("suite"));
      }
    }
  }

  /** What is for this machine alone: the page of page parts, and a year that is made up. */
  @ParameterizedTest
  @ValueSource(strings = {"docker-compose.yml", "deploy/Dockerfile", ".env.example"})
  void noContainerServesThePageOfPartsOrMakesUpAYear(String file) {
    for (var setting : List.of("PAGE_PARTS", "DEMO_FOLDER", "DEMO_PEOPLE", "DEMONSTRATION")) {
      assertFalse(copy.text(file).contains(setting), setting);
      for (var manifest : Repository.THIS.files("k8s", ".yaml")) {
        assertFalse(Repository.text(manifest).contains(setting), manifest + " " + setting);
      }
    }
  }

  private static List<Map<String, String>> pods(String overlay) {
    var manifests = Manifests.read(copy.path("k8s/overlays/" + overlay));
    return manifests.workloads().stream()
        .filter(workload -> Repository.THIS.services().contains(workload.name()))
        .map(workload -> workload.environment(manifests))
        .toList();
  }

  private static Set<String> addresses(List<Map<String, String>> services) {
    return services.stream()
        .map(each -> each.getOrDefault("PUBLIC_URL", "http://localhost:" + each.get("HTTP_PORT")))
        .collect(sorted());
  }

  private static List<String[]> suite(Map<String, String> environment) {
    var services = new ArrayList<String[]>();
    for (var service : environment.get("SUITE_SERVICES").split("\\s*,\\s*")) {
      services.add(service.strip().split("\\s*\\|\\s*"));
    }
    return services;
  }

  private static java.util.stream.Collector<String, ?, TreeSet<String>> sorted() {
    return Collectors.toCollection(TreeSet::new);
  }
}

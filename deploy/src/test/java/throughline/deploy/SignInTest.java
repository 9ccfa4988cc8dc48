package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.file.Path;
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

/** What Keycloak is given on containers: everything it needs, and nothing of the demonstration. */
class SignInTest {
  private static final String IMPORTED = "local/src/main/resources/realm";
  private static final Set<String> PUBLIC_PATHS = Set.of("/realms/throughline", "/resources");

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  static List<Path> realms() {
    return Repository.THIS.files(IMPORTED, ".json");
  }

  static Stream<Map<String, String>> environments() {
    return Stream.of(
        new Compose(copy).environment("keycloak"),
        keycloak().environment(Manifests.read(copy.path("k8s/overlays/local"))));
  }

  @ParameterizedTest
  @MethodSource("realms")
  void noRealmThatIsImportedHoldsDemonstrationPeople(Path file) {
    assertFalse(YamlFile.map(Repository.text(file)).containsKey("users"));
    assertFalse(Repository.text(file).contains("credentials"));
  }

  @ParameterizedTest
  @MethodSource("realms")
  void noRealmThatIsImportedTradesPasswordsOrReturnsToAnAddressOfSomebodyElse(Path file) {
    List<Object> clients = YamlFile.list(YamlFile.map(Repository.text(file)).get("clients"));
    assertFalse(clients.isEmpty());
    for (Object each : clients) {
      Map<String, Object> client = YamlFile.map(each);
      String name = client.get("clientId").toString();
      assertEquals(false, client.get("directAccessGrantsEnabled"), name);
      assertEquals(false, client.get("implicitFlowEnabled"), name);
      assertEquals(false, client.get("fullScopeAllowed"), name);
      assertEquals(List.of(), YamlFile.list(client.get("webOrigins")), name);
      addresses(client).forEach(address -> assertFalse(address.contains("*"), address));
    }
  }

  /** Kustomize takes files by name, Compose a folder: neither may bring another realm along. */
  @Test
  void theRealmOfTheSuiteIsTheOnlyOneImported() {
    assertEquals(
        List.of("throughline-realm.json"),
        realms().stream().map(file -> file.getFileName().toString()).toList());
    assertTrue(
        YamlFile.strings(new Compose(copy).service("keycloak").get("volumes"))
            .contains("./" + IMPORTED + ":/opt/keycloak/data/import:ro"));
    String kustomization = copy.text("k8s/overlays/local/kustomization.yaml");
    assertTrue(kustomization.contains(IMPORTED + "/throughline-realm.json]"));
    assertFalse(kustomization.contains("demonstration.json"));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void whatTheRealmLeavesOpenIsGiven(Map<String, String> environment) {
    Set<String> open =
        Pattern.compile("\\$\\{(\\w+)}")
            .matcher(copy.text(IMPORTED + "/throughline-realm.json"))
            .results()
            .map(found -> found.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(open.contains("THROUGHLINE_SMTP_HOST"));
    open.forEach(name -> assertTrue(environment.containsKey(name), name));
  }

  @ParameterizedTest
  @MethodSource("environments")
  void itsLogNamesNobody(Map<String, String> environment) {
    for (String quiet :
        List.of(
            "org.keycloak.events:off",
            "org.keycloak.services.resources.admin.UserResource:error",
            "org.keycloak.services.resources.admin.UsersResource:error")) {
      assertTrue(environment.get("KC_LOG_LEVEL").contains(quiet), quiet);
    }
    assertTrue(environment.get("KC_DB_URL").endsWith("?logServerErrorDetail=false"));
  }

  @Test
  void whatGuardsItsOwnRealmIsOfItsVersion() {
    String pom = Repository.THIS.text("pom.xml");
    String image =
        "keycloak/keycloak:" + pom.replaceAll("(?s).*<keycloak.version>([^<]+)<.*", "$1");
    assertEquals(
        "${KEYCLOAK_IMAGE:-%s}".formatted(image),
        new Compose(copy).service("keycloak-master").get("image"));
    assertTrue(copy.text("k8s/overlays/local/keycloak.yaml").contains("image: " + image + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"council", "local"})
  void itsConsoleIsNotForThePublic(String overlay) {
    for (Ingress ingress :
        Manifests.read(copy.path("k8s/overlays/" + overlay)).all(Ingress.class)) {
      for (HTTPIngressPath path : paths(ingress)) {
        boolean isKeycloak = path.getBackend().getService().getName().equals("keycloak");
        assertTrue(!isKeycloak || PUBLIC_PATHS.contains(path.getPath()), path.toString());
      }
    }
  }

  private static List<HTTPIngressPath> paths(Ingress ingress) {
    return ingress.getSpec().getRules().stream()
        .flatMap(rule -> rule.getHttp().getPaths().stream())
        .toList();
  }

  private static List<String> addresses(Map<String, Object> client) {
    Object signOut = YamlFile.map(client.get("attributes")).get("post.logout.redirect.uris");
    return Stream.concat(
            YamlFile.strings(client.get("redirectUris")).stream(),
            Stream.ofNullable(signOut).map(Object::toString))
        .toList();
  }

  private static Workload keycloak() {
    return Manifests.read(copy.path("k8s/overlays/local")).workloads().stream()
        .filter(workload -> workload.name().equals("keycloak"))
        .findFirst()
        .orElseThrow();
  }
}

package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
    return Stream.of(new Compose(copy).environment("keycloak"), ofTheOperator());
  }

  @ParameterizedTest
  @MethodSource("realms")
  void noRealmThatIsImportedHoldsDemonstrationPeople(Path file) {
    assertFalse(YamlFile.map(Repository.text(file)).containsKey("users"));
    assertFalse(Repository.text(file).contains("\"credentials\""));
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
    assertFalse(copy.text("deploy/keycloak/realm-import").contains("demonstration"));
  }

  @Test
  void whatTheRealmLeavesOpenIsGiven() {
    Set<String> open = open(IMPORTED + "/throughline-realm.json");
    assertTrue(open.contains("THROUGHLINE_SMTP_HOST"));
    Map<String, String> environment = new Compose(copy).environment("keycloak");
    open.forEach(name -> assertTrue(environment.containsKey(name), name));
  }

  @Test
  void theOperatorIsToldTheSecretsThatItsImportNames() {
    var imported =
        Manifests.read(copy.path("k8s/overlays/production")).operated("KeycloakRealmImport");
    Map<String, Object> placeholders = YamlFile.map((Object) imported.get("spec", "placeholders"));
    assertEquals(open("k8s/overlays/production/realm.yaml"), placeholders.keySet());
    assertTrue(placeholders.size() > Repository.THIS.services().size());
  }

  private static Set<String> open(String file) {
    return Pattern.compile("\\$\\{(\\w+)}")
        .matcher(copy.text(file))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
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
    assertTrue(environment.get("KC_DB_URL").endsWith("logServerErrorDetail=false"));
  }

  /** It takes no other word for it: where a connection was lost, people would wait for minutes. */
  @ParameterizedTest
  @MethodSource("environments")
  void itWaitsAMinuteForItsDatabase(Map<String, String> environment) {
    assertEquals("60s", environment.get("KC_TRANSACTION_DEFAULT_TIMEOUT"));
    assertFalse(environment.get("KC_DB_URL").contains("socketTimeout"));
  }

  @Test
  void whatGuardsItsOwnRealmIsOfItsVersion() {
    String pom = Repository.THIS.text("pom.xml");
    String image =
        "keycloak/keycloak:" + pom.replaceAll("(?s).*<keycloak.version>([^<]+)<.*", "$1");
    assertEquals(
        "${KEYCLOAK_IMAGE:-%s}".formatted(image),
        new Compose(copy).service("keycloak-master").get("image"));
    assertTrue(copy.text("k8s/operated/keycloak.yaml").contains("image: " + image + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"production", "development"})
  void itsConsoleIsNotForThePublic(String overlay) {
    for (Ingress ingress :
        Manifests.read(copy.path("k8s/overlays/" + overlay)).all(Ingress.class)) {
      for (HTTPIngressPath path : paths(ingress)) {
        boolean isKeycloak = path.getBackend().getService().getName().equals("keycloak-service");
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

  /** As the variables that its operator makes of the resource. */
  private static Map<String, String> ofTheOperator() {
    Manifests manifests = Manifests.read(copy.path("k8s/overlays/production"));
    var keycloak = manifests.operated("Keycloak");
    Map<String, String> environment = new HashMap<>();
    environment.put("KC_DB_URL", keycloak.get("spec", "db", "url"));
    for (Object option : YamlFile.list(keycloak.get("spec", "additionalOptions"))) {
      Map<String, Object> pair = YamlFile.map(option);
      String name = pair.get("name").toString().toUpperCase(Locale.ROOT).replace('-', '_');
      environment.put("KC_" + name, pair.get("value").toString());
    }
    return environment;
  }
}

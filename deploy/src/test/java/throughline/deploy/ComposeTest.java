package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposeTest {

  @TempDir static Path folder;
  private static Repository copy;

  @BeforeAll
  static void copy() {
    copy = Repository.copyTo(folder);
  }

  private static Command.Result config(String environment) {
    boolean isOfItsOwn = Command.isThere("docker-compose");
    assumeTrue(
        isOfItsOwn || Command.isThere("docker"),
        "docker-compose is not on the PATH: its own check of docker-compose.yml is left out");
    List<String> words =
        new ArrayList<>(isOfItsOwn ? List.of("docker-compose") : List.of("docker", "compose"));
    words.addAll(List.of("--env-file", environment, "config", "--quiet"));
    return new Command(words, copy.root()).run();
  }

  @Test
  void theFileHoldsTogether() {
    assertEquals(List.of(), new Compose(copy).problems());
  }

  @Test
  void dockerComposeAcceptsIt() {
    config(".env").mustSucceed();
  }

  @Test
  void dockerComposeRefusesToStartWithoutSecrets() {
    Command.Result refused = config(".env.example");
    assertNotEquals(0, refused.code());
    assertTrue(refused.output().contains("is missing a value"), refused.output());
  }

  @Test
  void browserAndServicesAgreeOnTheIssuer() {
    Compose compose = new Compose(copy);
    Map<String, String> keycloak = compose.environment("keycloak");
    assertEquals("true", keycloak.get("KC_HOSTNAME_BACKCHANNEL_DYNAMIC"));
    for (String service : Repository.THIS.services()) {
      Map<String, String> environment = compose.environment(service);
      String inside = "http://keycloak:" + keycloak.get("KC_HTTP_PORT") + "/realms/throughline";
      assertEquals(
          keycloak.get("KC_HOSTNAME") + "/realms/throughline", environment.get("OIDC_ISSUER"));
      assertEquals(inside, environment.get("QUARKUS_OIDC_AUTH_SERVER_URL"));
      assertEquals(inside, environment.get("QUARKUS_OIDC_API_AUTH_SERVER_URL"));
    }
  }

  @Test
  void theRealmFileIsGivenEverythingItLeavesOpen() {
    Map<String, String> keycloak = new Compose(copy).environment("keycloak");
    Matcher open =
        Pattern.compile("\\$\\{(\\w+)}")
            .matcher(copy.text("local/src/main/resources/realm/throughline-realm.json"));
    while (open.find()) {
      assertTrue(keycloak.containsKey(open.group(1)), open.group(1));
    }
  }

  @Test
  void theImagesAreTheVersionsThatTheBuildTestsWith() {
    String pom = Repository.THIS.text("pom.xml");
    Compose compose = new Compose(copy);
    String keycloak = "keycloak/keycloak:" + version(pom, "keycloak");
    String kafka = "apache/kafka:" + version(pom, "kafka");
    String postgresql = "postgres:" + version(pom, "postgresql-binaries").split("\\.")[0];
    Map<String, Object> build = YamlFile.map(compose.service("keycloak").get("build"));
    assertEquals(
        "${KEYCLOAK_IMAGE:-%s}".formatted(keycloak),
        YamlFile.map(build.get("args")).get("KEYCLOAK_IMAGE"));
    assertTrue(
        copy.text("deploy/keycloak/Dockerfile").contains("ARG KEYCLOAK_IMAGE=" + keycloak + "\n"));
    assertEquals(kafka, compose.service("kafka").get("image"));
    assertTrue(copy.text("deploy/kafka/Dockerfile").contains("BASE_IMAGE=" + kafka + "\n"));
    assertEquals(postgresql, compose.service("postgresql").get("image"));
    assertTrue(copy.text(".env.example").contains(keycloak));
    assertTrue(
        copy.text("k8s/operated/kafka.yaml").contains("    version: " + version(pom, "kafka")));
    assertTrue(
        (version(pom, "postgresql-binaries") + ".")
            .startsWith(
                copy.text("k8s/operated/postgresql.yaml")
                    .replaceAll("(?s).*/postgresql:([0-9.]+)\n.*", "$1.")));
  }

  private static String version(String pom, String name) {
    Matcher found = Pattern.compile("<%s.version>([^<]+)<".formatted(name)).matcher(pom);
    assertTrue(found.find(), name);
    return found.group(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
      DB_USER: tracker | DB_USR: tracker | no service reads the variable DB_USR
      DB_USER: tracker | DB_USR: tracker | does not work without the variable DB_USER
      ./deploy/postgresql/create-databases.sh: | ./deploy/postgresql/create.sh: | postgresql mounts ./deploy/postgresql/create.sh
      127.0.0.1:${THROUGHLINE_KEYCLOAK_PORT | ${THROUGHLINE_KEYCLOAK_PORT | open to other machines
      SERVICE: volunteers | SERVICE: volunteer | volunteers is built from another folder
      """)
  void aMistakeIsFound(String old, String mistake, String found) {
    String was = copy.text("docker-compose.yml");
    copy.edit("docker-compose.yml", old, mistake);
    try {
      List<String> problems = new Compose(copy).problems();
      assertTrue(
          problems.stream().anyMatch(problem -> problem.contains(found)),
          () -> "not found: %s%nbut: %s".formatted(found, problems));
    } finally {
      copy.write("docker-compose.yml", was);
    }
  }
}

package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The image holds the suite's sign-in pages and guard, whole and where Keycloak looks for them. */
class KeycloakImageTest {
  private static final String GUARD = "platform/keycloak/target/throughline-keycloak.jar";
  private static final String THEMES = "/opt/keycloak/themes/";

  private final List<String> copies =
      Dockerfile.parse(Repository.THIS.text("deploy/keycloak/Dockerfile")).all("COPY");

  @Test
  void theThemeAndWhatItSharesWithTheServicesAreCopied() {
    assertEquals(
        List.of(
            "deploy/keycloak/themes/ " + THEMES,
            "platform/web/src/main/resources/throughline/assets/ "
                + THEMES
                + "throughline/login/resources/",
            GUARD + " /opt/keycloak/providers/"),
        copies);
    copies.stream()
        .filter(copy -> !copy.startsWith(GUARD))
        .forEach(
            copy -> assertTrue(Files.isDirectory(Repository.THIS.path(copy.split(" ")[0])), copy));
  }

  /** It is what ./run gives Keycloak; whether it is there after a build, ./run says. */
  @Test
  void theGuardIsTheJarOfItsModule() {
    assertTrue(
        Repository.THIS
            .text("platform/keycloak/pom.xml")
            .contains("<finalName>throughline-keycloak</finalName>"));
    assertTrue(
        Repository.THIS
            .text("local/src/main/java/throughline/local/KeycloakBuild.java")
            .contains('"' + GUARD + '"'));
  }

  @Test
  void dockerLetsItIn() {
    List<String> let = Repository.THIS.text(".dockerignore").lines().toList();
    copies.forEach(copy -> assertTrue(let.contains("!" + copy.split("/? ")[0]), copy));
  }

  @Test
  void theRealmShowsTheThemeThatIsThere() {
    String realm = Repository.THIS.text("local/src/main/resources/realm/throughline-realm.json");
    for (String kind : List.of("login", "email")) {
      assertTrue(realm.contains("\"%sTheme\": \"throughline\"".formatted(kind)), kind);
      assertTrue(
          Files.exists(
              Repository.THIS.path(
                  "deploy/keycloak/themes/throughline/%s/theme.properties".formatted(kind))),
          kind);
    }
  }
}

package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptsTest {

  private static final String FILL = Repository.THIS.path("deploy/fill-secrets").toString();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deploy/fill-secrets",
        "deploy/keycloak/guard-master-realm.sh",
        "deploy/keycloak/realm-import",
        "deploy/postgresql/create-databases.sh"
      })
  void bashCanReadEveryScript(String script) {
    Command.of("bash", "-n", Repository.THIS.path(script).toString()).run().mustSucceed();
  }

  @Test
  void everyServiceHasADatabaseOfItsOwn() {
    Set<String> created =
        found("(?m)^create_database (\\w+)", "deploy/postgresql/create-databases.sh");
    Set<String> used = found("jdbc:postgresql://postgresql:5432/(\\w+)", "docker-compose.yml");
    assertEquals(Repository.THIS.services().size() + 1, created.size());
    assertEquals(created, used);
    Compose compose = new Compose(Repository.THIS);
    for (String service : Repository.THIS.services()) {
      var environment = compose.environment(service);
      assertTrue(environment.get("DB_URL").endsWith("/" + environment.get("DB_USER")), service);
    }
  }

  private static Set<String> found(String pattern, String file) {
    return Pattern.compile(pattern)
        .matcher(Repository.THIS.text(file))
        .results()
        .map(result -> result.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void secretsAreFilledAtRandomForTheOwnerOnly() throws IOException {
    Path example = Files.writeString(folder.resolve("example"), "# A=\n\nB=\nC=\nD=kept\n");
    Path filled = folder.resolve("filled");
    Command.of(FILL, example.toString(), filled.toString()).run().mustSucceed();
    List<String> lines = Files.readAllLines(filled);
    assertEquals(List.of("# A=", "", "D=kept"), List.of(lines.get(0), lines.get(1), lines.get(4)));
    assertTrue(lines.get(2).matches("B=[0-9a-f]{48}"), "B is not filled");
    assertTrue(lines.get(3).matches("C=[0-9a-f]{48}"), "C is not filled");
    assertEquals(
        2, new HashSet<>(List.of(lines.get(2).substring(2), lines.get(3).substring(2))).size());
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(filled)));
  }

  @Test
  void secretsThatAreThereStayAsTheyAre() throws IOException {
    Path example = Files.writeString(folder.resolve("example"), "A=\n");
    Path filled = Files.writeString(folder.resolve("filled"), "A=in use\n");
    Command.Result refused = Command.of(FILL, example.toString(), filled.toString()).run();
    assertNotEquals(0, refused.code());
    assertTrue(refused.output().contains("stays as it is"), refused.output());
    assertEquals("A=in use\n", Files.readString(filled));
  }
}

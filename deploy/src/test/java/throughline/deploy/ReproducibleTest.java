package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whoever builds the same sources elsewhere, at another time, gets an image's jars byte for byte,
 * but for the one whose classes Quarkus generates.
 */
@Tag("nightly")
class ReproducibleTest {

  private static final String COPY =
      "git ls-files -z --cached --others --exclude-standard"
          + " | tar --null --ignore-failed-read --files-from=- --create | tar --extract --directory=";

  @TempDir Path folder;

  @Test
  void twoBuildsOfOneServiceAreTheSame() {
    String first = builtIn("here");
    assertTrue(first.lines().count() > 100, first);
    assertEquals(first, builtIn("and/elsewhere"));
  }

  private String builtIn(String name) {
    Path tree = folder.resolve(name);
    assertTrue(tree.toFile().mkdirs());
    bash(Repository.THIS.root(), COPY + tree);
    bash(
        tree,
        "mvn -o -q -B package -Dmaven.test.skip=true -Dspotless.check.skip -pl services/volunteers -am");
    return bash(
        tree.resolve("services/volunteers/target/quarkus-app"),
        "find . -type f ! -name generated-bytecode.jar | LC_ALL=C sort | xargs sha256sum");
  }

  private static String bash(Path in, String command) {
    return Command.of("bash", "-o", "pipefail", "-c", command).in(in).run().mustSucceed().output();
  }
}

package throughline.bench.suite;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.local.Console;
import throughline.local.PostgreSqlPrograms;

class SuitesTest {

  @TempDir private Path repository;

  @Test
  void nothingIsKeptThatANewCheckoutWouldNotHave() throws Exception {
    var folder = Files.createDirectories(repository.resolve("stack"));
    var others = Files.createDirectories(repository.resolve("others"));
    Files.createFile(others.resolve("file"));
    Files.createDirectories(folder.resolve("cache/keycloak-built"));
    Files.createSymbolicLink(folder.resolve("link"), others);
    suites(folder).forget();
    assertFalse(Files.exists(folder));
    assertTrue(Files.exists(others.resolve("file")));
  }

  @Test
  void noSuiteIsStartedOnceStopped() {
    var suites = suites(repository.resolve("stack"));
    suites.close();
    assertThrows(MeasurementFailed.class, suites::running);
  }

  private Suites suites(Path folder) {
    return new Suites(repository, folder, PostgreSqlPrograms.PACKED, new Console(System.out));
  }
}

package throughline.bench.suite;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.local.Console;
import throughline.local.PostgreSqlPrograms;

class SuitesTest {

  @TempDir private Path repository;

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

package throughline.holes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.local.SuiteService;

/** A service that ships has no sample data, nor the clock by which it is told. */
class NothingOfTheDemonstrationTest {
  private static final Path SERVICES = Path.of("").toAbsolutePath().resolveSibling("services");

  @ParameterizedTest
  @EnumSource(SuiteService.class)
  void isInAServiceThatShips(SuiteService service) throws IOException {
    Path application = SERVICES.resolve(service.folder()).resolve("target/quarkus-app");
    List<String> ours = jars(application).flatMap(NothingOfTheDemonstrationTest::entries).toList();

    assertTrue(ours.contains("throughline/platform/core/time/London.class"));
    assertEquals(
        List.of(),
        ours.stream().filter(entry -> entry.matches("throughline/(.+/)?demo/.+[.]class")).toList());
  }

  private static Stream<Path> jars(Path application) throws IOException {
    try (Stream<Path> files = Files.walk(application)) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList().stream();
    }
  }

  private static Stream<String> entries(Path jar) {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.stream().map(ZipEntry::getName).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

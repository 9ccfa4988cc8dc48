package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Platform and service share one history in each database. A migration that is not the newest there
 * would stop every installed service from starting, while tests, on new databases, stayed green.
 */
class MigrationsTest {

  private static final Path REPOSITORY = Path.of("..");
  private static final Pattern BY_DATE = Pattern.compile("V20\\d{6}_\\d+__[a-z0-9_]+\\.sql");
  private static final Pattern BY_NUMBER = Pattern.compile("V(\\d{4})__[a-z0-9_]+\\.sql");

  /** The last of those that were numbered one by one, before anything was installed. */
  private static final Map<String, Integer> LAST_NUMBERS =
      Map.of(
          "platform/messaging", 1,
          "platform/web", 10,
          "services/ecalm-membership", 109,
          "services/bipc-bookings", 109,
          "services/volunteers", 106,
          "services/plan-tracker", 106);

  @Test
  void aNewMigrationIsNumberedByItsDate() throws IOException {
    assertEquals(List.of(), migrations().filter(migration -> !isRight(migration)).toList());
  }

  private static Stream<Path> migrations() {
    return LAST_NUMBERS.keySet().stream()
        .map(module -> REPOSITORY.resolve(module).resolve("src/main/resources/db"))
        .flatMap(MigrationsTest::files);
  }

  private static Stream<Path> files(Path folder) {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isRight(Path migration) {
    var name = migration.getFileName().toString();
    var numbered = BY_NUMBER.matcher(name);
    return BY_DATE.matcher(name).matches()
        || numbered.matches() && Integer.parseInt(numbered.group(1)) <= lastNumber(migration);
  }

  private static int lastNumber(Path migration) {
    var module = REPOSITORY.relativize(migration).subpath(0, 2).toString();
    return LAST_NUMBERS.get(module);
  }
}

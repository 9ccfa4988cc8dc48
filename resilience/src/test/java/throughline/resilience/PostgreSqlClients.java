package throughline.resilience;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of PostgreSQL that the archive of the launcher lacks: {@code pg_basebackup} and its
 * like, of the server's version or newer.
 */
final class PostgreSqlClients {
  private static final List<String> FOLDERS =
      List.of(
          "/usr/lib/postgresql/18/bin",
          "/usr/lib/postgresql/17/bin",
          "/opt/homebrew/opt/postgresql@17/bin",
          "/usr/local/opt/postgresql@17/bin");

  private PostgreSqlClients() {}

  /** A path on which they come first. */
  static String path() {
    return Stream.concat(
                Stream.ofNullable(System.getenv("THROUGHLINE_POSTGRESQL_BIN")), FOLDERS.stream())
            .filter(folder -> Files.isExecutable(Path.of(folder, "pg_basebackup")))
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "The restore is tested with pg_basebackup of PostgreSQL 17: install the package postgresql-client-17, or name the folder of its programs in THROUGHLINE_POSTGRESQL_BIN."))
        + File.pathSeparator
        + System.getenv("PATH");
  }
}

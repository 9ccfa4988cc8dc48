package throughline.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * The real PostgreSQL server of this test JVM, with a database that an unprivileged role owns, as
 * in production.
 */
public final class TestPostgres {

  /** The role that the service under test signs in with; its password is its name. */
  public static final String SERVICE_ROLE = "service";

  /** Sees what the service keeps from its own role, too. */
  private static final String TESTS_ROLE = "tests";

  private static final String[] NOT_ROOT = {"unshare", "-U"};
  private static final String EMPTY = "template1";

  private static final String STATEMENTS =
      """
      SELECT coalesce(sum(calls), 0) FROM pg_stat_statements
      JOIN pg_database ON pg_database.oid = dbid WHERE datname = ? AND query ~ ?
      """;

  private final int port;
  private String[] again;

  TestPostgres(int port) {
    this.port = port;
  }

  void prepare() {
    asSuperuser(
        """
        CREATE ROLE %1$s LOGIN PASSWORD '%1$s';
        CREATE ROLE %1$s_vault NOLOGIN;
        CREATE ROLE %1$s_equality NOLOGIN;
        CREATE ROLE %1$s_published NOLOGIN;
        GRANT %1$s_vault, %1$s_equality, %1$s_published TO %1$s WITH INHERIT FALSE;
        CREATE ROLE %2$s LOGIN PASSWORD '%2$s' IN ROLE %1$s, %1$s_vault, %1$s_equality;
        """
            .formatted(SERVICE_ROLE, TESTS_ROLE));
    createDatabase(SERVICE_ROLE, EMPTY);
  }

  public String jdbcUrl() {
    return jdbcUrl(SERVICE_ROLE);
  }

  public String jdbcUrl(String name) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, name);
  }

  public Connection connect() throws SQLException {
    return connect(SERVICE_ROLE);
  }

  /** A connection to the service's database that may do whatever any role of the service may. */
  public Connection connectForTests() throws SQLException {
    return DriverManager.getConnection(jdbcUrl(), TESTS_ROLE, TESTS_ROLE);
  }

  public Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(name), SERVICE_ROLE, SERVICE_ROLE);
  }

  public String createDatabase() {
    return createDatabase(newName(), EMPTY);
  }

  /**
   * Creates one more database that begins as that one is, and returns its name: to copy what was
   * migrated once costs a tenth of migrating it again.
   *
   * @param original the name of a database that nobody is connected to
   */
  public String copyOf(String original) {
    return createDatabase(newName(), original);
  }

  /**
   * How many statements the service's database has run so far whose text has something that this
   * regular expression finds: what a use case costs is the difference. PostgreSQL itself counts
   * them, so that whoever asks it, and by which connection, makes no difference.
   */
  public long statementsWith(String pattern) {
    asSuperuser("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
    try (var connection = superuser();
        var query = connection.prepareStatement(STATEMENTS)) {
      query.setString(1, SERVICE_ROLE);
      query.setString(2, pattern);
      try (var result = query.executeQuery()) {
        result.next();
        return result.getLong(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Has the service's database take no more changes, as one that is repaired or a stand-by, or take
   * them again. Connections that there are end, so that all are of the same mind.
   */
  public void readOnly(boolean yes) {
    asSuperuser(
        "ALTER DATABASE %s SET default_transaction_read_only = %s".formatted(SERVICE_ROLE, yes));
    asSuperuser(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
            .formatted(SERVICE_ROLE));
  }

  public void stop() {
    var files = serverFiles();
    again = files.get(0).replace("\"", "").trim().split(" ");
    var process = ProcessHandle.of(Long.parseLong(files.get(1).lines().findFirst().orElseThrow()));
    run("kill", "-INT", Long.toString(process.orElseThrow().pid()));
    process.orElseThrow().onExit().join();
  }

  public void start() {
    // Where root runs the tests, PostgreSQL runs in a namespace in which it is not root.
    boolean isRoot = System.getProperty("user.name").equals("root");
    run(
        Stream.concat(Stream.of(isRoot ? NOT_ROOT : new String[0]), Stream.of(again))
            .toArray(String[]::new));
    Awaitility.await().forever().pollInterval(Duration.ofMillis(50)).until(this::isThere);
  }

  private boolean isThere() {
    try (var connection = superuser()) {
      return connection.isValid(1);
    } catch (SQLException notYet) {
      return false;
    }
  }

  private static void run(String... command) {
    try {
      new ProcessBuilder(command)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> serverFiles() {
    try (var connection = superuser();
        var statement = connection.createStatement();
        var files =
            statement.executeQuery(
                "SELECT pg_read_file('postmaster.opts'), pg_read_file('postmaster.pid')")) {
      files.next();
      return List.of(files.getString(1), files.getString(2));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String newName() {
    return "scratch_" + UUID.randomUUID().toString().replace("-", "");
  }

  private String createDatabase(String name, String original) {
    asSuperuser(
        "CREATE DATABASE %s OWNER %s TEMPLATE %s STRATEGY file_copy"
            .formatted(name, SERVICE_ROLE, original),
        "REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    return name;
  }

  private void asSuperuser(String... commands) {
    try (var connection = superuser();
        var statement = connection.createStatement()) {
      for (var command : commands) {
        statement.execute(command);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Could not prepare the test database", e);
    }
  }

  private Connection superuser() throws SQLException {
    return DriverManager.getConnection(jdbcUrl("postgres"), "postgres", "");
  }
}

package throughline.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** PostgreSQL 17, with one database and one login role for each that needs one. */
final class PostgreSql extends Server {
  static final String KEYCLOAK_DATABASE = "keycloak";
  private static final String SUPERUSER = "postgres";

  private static final Map<String, String> SERVER_SETTINGS =
      Map.of(
          // One address: with two it would run on when somebody else has one of them.
          "listen_addresses", "127.0.0.1",
          "unix_socket_directories", "",
          "shared_buffers", "128MB",
          "max_connections", "100",
          "fsync", "on",
          "autovacuum_naptime", "10s",
          // The detail of a refused row would put somebody's name into the log.
          "log_error_verbosity", "terse",
          "password_encryption", "scram-sha-256",
          "log_min_messages", "warning",
          "timezone", "UTC");

  /** One that is being restored answers before its time. */
  private static final String TAKES_CHANGES = "SELECT NOT pg_is_in_recovery()";

  private static final String ROLE_EXISTS = "SELECT FROM pg_roles WHERE rolname = '%s'";
  private static final String DATABASE_EXISTS = "SELECT FROM pg_database WHERE datname = '%s'";
  private static final String CREATE_ROLE =
      "CREATE ROLE %s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE";

  /** As deploy/postgresql/create-databases.sh says. */
  private static final List<String> APART = List.of("_vault", "_equality", "_published");

  private static final String CREATE_APART =
      "CREATE ROLE %s NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE";

  private static final String GRANT_APART = "GRANT %s TO %s WITH INHERIT FALSE";
  private static final String SET_PASSWORD = "ALTER ROLE %s PASSWORD '%s'";
  private static final String CREATE_DATABASE = "CREATE DATABASE %s OWNER %s";
  private static final String COMMIT_ON_DISK = "ALTER SYSTEM SET synchronous_commit = %s";
  private static final String KEEP_OTHERS_OUT =
      "REVOKE CONNECT, TEMPORARY ON DATABASE %s FROM PUBLIC";

  private final Settings settings;
  private final Workspace workspace;
  private final Secrets secrets;
  private final List<String> databases;
  private final Path data;

  PostgreSql(Settings settings, Workspace workspace, Secrets secrets, List<String> databases) {
    super("postgresql", "PostgreSQL", Port.POSTGRESQL);
    this.settings = settings;
    this.workspace = workspace;
    this.secrets = secrets;
    this.databases = databases;
    this.data = workspace.data("postgresql");
  }

  @Override
  void prepare() throws IOException, InterruptedException {
    if (Platform.isRoot() && !Platform.isLinux()) {
      throw new CannotStart("PostgreSQL refuses to run as root: start ./run as an ordinary user.");
    }
    settings.postgreSql().prepare(settings.cache());
    if (Files.exists(data) && !secrets.has(passwordName(SUPERUSER))) {
      throw new CannotStart(
          "The passwords in %s are gone, and the data cannot be opened without them: put the file back, or start anew with ./run --fresh."
              .formatted(workspace.secrets()));
    }
    Archives.once(data, this::initialise);
  }

  private void initialise(Path folder) throws IOException, InterruptedException {
    Path password = folder.resolveSibling("superuser-password");
    Files.deleteIfExists(password);
    Secrets.writeForOwnerOnly(password, password(SUPERUSER));
    try {
      Processes.runToEnd(
          "PostgreSQL's data could not be created",
          program(
              "initdb",
              "--pgdata=" + folder,
              "--username=" + SUPERUSER,
              "--pwfile=" + password,
              "--auth=scram-sha-256",
              "--encoding=UTF8",
              "--locale=C",
              "--locale-provider=builtin",
              "--builtin-locale=C.UTF-8"),
          workspace.freshLog("postgresql-initdb"));
    } finally {
      Files.delete(password);
    }
  }

  @Override
  ProcessBuilder command() {
    List<String> arguments =
        new ArrayList<>(List.of("-D", data.toString(), "-p", Integer.toString(port())));
    arguments.addAll(List.of("-c", OrphanedProcesses.postgresMark(settings.folder())));
    SERVER_SETTINGS.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return program("postgres", arguments.toArray(String[]::new));
  }

  @Override
  boolean isReady() {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        Statement statement = connection.createStatement()) {
      ResultSet answer = statement.executeQuery(TAKES_CHANGES);
      return answer.next() && answer.getBoolean(1);
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  void settle() throws SQLException {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        Statement statement = connection.createStatement()) {
      for (String database : databases) {
        createIfMissing(statement, ROLE_EXISTS, CREATE_ROLE, database);
        statement.execute(SET_PASSWORD.formatted(database, password(database)));
        for (String apart : APART) {
          createIfMissing(statement, ROLE_EXISTS, CREATE_APART, database + apart);
          statement.execute(GRANT_APART.formatted(database + apart, database));
        }
        createIfMissing(statement, DATABASE_EXISTS, CREATE_DATABASE, database);
        statement.execute(KEEP_OTHERS_OUT.formatted(database));
      }
      statement.execute(KEEP_OTHERS_OUT.formatted(SUPERUSER));
      statement.execute(KEEP_OTHERS_OUT.formatted("template1"));
      commitOnDisk(statement, !new DemoFolder(workspace).isPending());
    }
  }

  /** From now on a commit is answered only once it is on the disk, as every one before is, too. */
  void commitOnDisk() throws SQLException {
    try (Connection connection = connect(SUPERUSER, SUPERUSER);
        Statement statement = connection.createStatement()) {
      commitOnDisk(statement, true);
      statement.execute("CHECKPOINT");
    }
  }

  /** A year that breaks off is made up anew from nothing, so it need not wait for the disk. */
  private static void commitOnDisk(Statement statement, boolean wanted) throws SQLException {
    statement.execute(COMMIT_ON_DISK.formatted(wanted ? "on" : "off"));
    statement.execute("SELECT pg_reload_conf()");
  }

  private static void createIfMissing(
      Statement statement, String exists, String create, String name) throws SQLException {
    if (!statement.executeQuery(exists.formatted(name)).next()) {
      statement.execute(create.formatted(name, name));
    }
  }

  /** TERM means "wait until every client has left"; INT is the orderly stop without waiting. */
  @Override
  void askToStop(ProcessHandle process) {
    Processes.interrupt(process);
  }

  String url(String database) {
    return url(settings.ports().of(Port.POSTGRESQL), database);
  }

  private static String url(int port, String database) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
  }

  String password(String role) {
    return secrets.get(passwordName(role));
  }

  Map<String, String> environmentOf(String database) {
    return Map.of("DB_URL", url(database), "DB_USER", database, "DB_PASSWORD", password(database));
  }

  Map<String, String> environmentOfAdministrator() {
    return Map.of(
        "PGHOST",
        "127.0.0.1",
        "PGPORT",
        Integer.toString(port()),
        "PGUSER",
        SUPERUSER,
        "PGPASSWORD",
        password(SUPERUSER));
  }

  Connection connect(String database, String role) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", role);
    properties.setProperty("password", password(role));
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "20");
    return DriverManager.getConnection(url(port(), database), properties);
  }

  private static String passwordName(String role) {
    return "database." + role;
  }

  private int port() {
    return settings.ports().listening(Port.POSTGRESQL);
  }

  private ProcessBuilder program(String name, String... arguments) {
    List<String> words = new ArrayList<>(settings.postgreSql().command(settings.cache(), name));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words);
  }
}

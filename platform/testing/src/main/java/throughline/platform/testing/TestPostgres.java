package throughline.platform.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL server with a database that an unprivileged role owns, as in production. */
public final class TestPostgres implements AutoCloseable {

  /** The role that the service under test signs in with; its password is its name. */
  public static final String SERVICE_ROLE = "service";

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final EmbeddedPostgres server;
  private final String database;

  private TestPostgres(EmbeddedPostgres server) {
    this.server = server;
    this.database = SERVICE_ROLE;
  }

  static TestPostgres start() {
    try {
      var server =
          EmbeddedPostgres.builder()
              .setServerConfig("max_connections", "200")
              .setServerConfig("autovacuum_naptime", "5s")
              .start();
      var postgres = new TestPostgres(server);
      postgres.asSuperuser("CREATE ROLE %1$s LOGIN PASSWORD '%1$s'".formatted(SERVICE_ROLE));
      postgres.createDatabase(SERVICE_ROLE);
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("The test PostgreSQL did not start", e);
    }
  }

  /** JDBC address of the database that the service under test uses. */
  public String jdbcUrl() {
    return jdbcUrl(database);
  }

  /** JDBC address of the database with that name. */
  public String jdbcUrl(String name) {
    return "jdbc:postgresql://localhost:%d/%s".formatted(server.getPort(), name);
  }

  /** A connection to the service's database, as the service's own role. */
  public Connection connect() throws SQLException {
    return connect(database);
  }

  /** A connection to the database with that name, as the service's own role. */
  public Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(name), SERVICE_ROLE, SERVICE_ROLE);
  }

  /** Creates one more empty database that the service's role owns, and returns its name. */
  public String createDatabase() {
    return createDatabase("scratch_" + DATABASES.incrementAndGet());
  }

  private String createDatabase(String name) {
    asSuperuser("CREATE DATABASE %s OWNER %s".formatted(name, SERVICE_ROLE));
    asSuperuser("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
    return name;
  }

  private void asSuperuser(String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException("Could not prepare the test database: " + sql, e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

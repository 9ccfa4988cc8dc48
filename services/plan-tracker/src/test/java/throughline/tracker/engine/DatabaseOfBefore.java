package throughline.tracker.engine;

import java.util.List;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.database.JdbiProducer;
import throughline.platform.testing.TestPostgres;
import throughline.platform.testing.TestServers;

/** A database that a version before has filled, and that is then brought to a later one. */
final class DatabaseOfBefore {

  private final String url =
      TestServers.postgres().jdbcUrl(TestServers.postgres().createDatabase());
  final Jdbi jdbi =
      JdbiProducer.configured(
          Jdbi.create(url, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE));

  DatabaseOfBefore(String version, List<String> stored) {
    migrate(version);
    stored.forEach(sql -> jdbi.useHandle(handle -> handle.execute(sql)));
  }

  void update() {
    update("latest");
  }

  /** Up to a version, of which a later one may not leave what is looked for. */
  void update(String version) {
    migrate(version);
  }

  private void migrate(String target) {
    Flyway.configure()
        .dataSource(url, TestPostgres.SERVICE_ROLE, TestPostgres.SERVICE_ROLE)
        .locations("classpath:db/migration")
        .target(target)
        .load()
        .migrate();
  }

  <T> List<T> all(Class<T> type, String sql) {
    return jdbi.withHandle(handle -> handle.createQuery(sql).mapTo(type).list());
  }
}

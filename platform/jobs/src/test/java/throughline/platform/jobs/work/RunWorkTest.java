package throughline.platform.jobs.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.database.Statements;
import throughline.platform.testing.LogWatch;

/** A database that is away is no failure of a work, and is said once and not each second. */
class RunWorkTest {

  private static final WorkKind NOTHING =
      new WorkKind() {
        @Override
        public String name() {
          return "nothing";
        }

        @Override
        public void run(UUID id, Progress progress) {}
      };

  @Test
  void aDatabaseThatIsAwayIsSaidOnce() throws SQLException {
    try (var away = nowhere();
        var log = new LogWatch()) {
      var work =
          new RunWork(new WorkTable(new Statements(away)), List.of(NOTHING), Clock.systemUTC());

      work.runAll();
      work.runAll();

      var lines = log.lines().lines().filter(line -> line.contains("RunWork")).toList();
      assertEquals(1, lines.size(), log.lines());
      assertFalse(lines.get(0).startsWith("ERROR"), lines.get(0));
    }
  }

  private static AgroalDataSource nowhere() throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(1)
                        .acquisitionTimeout(Duration.ofSeconds(5))
                        .connectionFactoryConfiguration(
                            factory -> factory.jdbcUrl("jdbc:postgresql://localhost:1/none"))));
  }
}

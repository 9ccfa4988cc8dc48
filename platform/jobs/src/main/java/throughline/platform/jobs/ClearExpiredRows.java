package throughline.platform.jobs;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import throughline.platform.database.ExpiringRows;

/** Deletes expired rows in small batches, each its own transaction. Every service has this job. */
@Singleton
class ClearExpiredRows implements Job {

  private static final int BATCH = 500;

  /** A request that found a row just alive may still have to read it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final List<ExpiringRows> tables;
  private final Clock clock;

  ClearExpiredRows(@All List<ExpiringRows> tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "clear-expired-rows";
  }

  @Override
  public String title() {
    return "Clear what is kept no longer";
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.every(Duration.ofHours(1));
  }

  @Override
  public String run() {
    Instant before = clock.instant().minus(GRACE);
    int cleared = tables.stream().mapToInt(table -> clear(table, before)).sum();
    return cleared == 1 ? "1 entry cleared" : cleared + " entries cleared";
  }

  private static int clear(ExpiringRows table, Instant before) {
    int cleared = 0;
    int batch;
    do {
      batch = QuarkusTransaction.requiringNew().call(() -> table.purgeBatch(before, BATCH));
      cleared += batch;
    } while (batch == BATCH);
    return cleared;
  }
}

package throughline.platform.database;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Deletes expired rows in small batches, each its own transaction. */
@Singleton
class PurgeExpiredRows {

  private static final int BATCH = 500;

  /** A request that found a row just alive may still have to read it. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final List<ExpiringRows> tables;
  private final Clock clock;

  PurgeExpiredRows(@All List<ExpiringRows> tables, Clock clock) {
    this.tables = tables;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m")
  void purge() {
    Instant before = clock.instant().minus(GRACE);
    tables.forEach(table -> purge(table, before));
  }

  private static void purge(ExpiringRows table, Instant before) {
    int deleted;
    do {
      deleted = QuarkusTransaction.requiringNew().call(() -> table.purgeBatch(before, BATCH));
    } while (deleted == BATCH);
  }
}

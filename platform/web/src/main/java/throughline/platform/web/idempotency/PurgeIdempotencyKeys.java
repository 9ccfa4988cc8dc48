package throughline.platform.web.idempotency;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Deletes expired keys in small batches, each its own transaction. */
@Singleton
class PurgeIdempotencyKeys {

  private static final int BATCH = 500;

  /** A request that found a key just alive still has to read its answer. */
  private static final Duration GRACE = Duration.ofMinutes(10);

  private final IdempotencyKeys keys;
  private final Clock clock;

  PurgeIdempotencyKeys(IdempotencyKeys keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m")
  void purge() {
    Instant before = clock.instant().minus(GRACE);
    int deleted;
    do {
      deleted = QuarkusTransaction.requiringNew().call(() -> keys.purgeBatch(before, BATCH));
    } while (deleted == BATCH);
  }
}

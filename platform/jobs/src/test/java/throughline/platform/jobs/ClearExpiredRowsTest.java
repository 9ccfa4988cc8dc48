package throughline.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.database.ExpiringRows;

@QuarkusTest
class ClearExpiredRowsTest {

  @Inject Clock clock;

  @Test
  void itGoesOnUntilABatchIsNotFull() throws Exception {
    var batches = new ArrayDeque<>(List.of(500, 500, 3));

    var job = new ClearExpiredRows(List.of((before, limit) -> batches.remove()), clock);

    assertEquals("1003 entries cleared", job.run());
  }

  /** Else what is personal would be kept for as long as something else is broken. */
  @Test
  void rowsThatCannotBeClearedKeepNoOthers() {
    var refused = new Refused();
    var job = new ClearExpiredRows(List.of(refused, (before, limit) -> 1, refused), clock);

    var failure = assertThrows(JobFailed.class, job::run);

    assertEquals(
        "Refused, Refused could not be cleared, all else was: 1 entry cleared. The log has the cause",
        failure.getMessage());
  }

  private static final class Refused implements ExpiringRows {

    @Override
    public int purgeBatch(Instant before, int limit) {
      throw new IllegalStateException("as a test wants");
    }
  }
}

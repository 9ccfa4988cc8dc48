package throughline.platform.jobs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.database.ExpiringRows;

@QuarkusTest
class ClearExpiredRowsTest {

  @Inject Clock clock;

  @Test
  void itGoesOnUntilABatchIsNotFull() throws Exception {
    var batches = new ArrayDeque<>(List.of(500, 500, 3));

    var job =
        new ClearExpiredRows(
            List.of(new KeptForms(batches), new OldMail(new ArrayDeque<>(List.of(0)))), clock);

    assertEquals("1003 entries cleared: kept forms 1003", job.run());
  }

  /** Else what is personal would be kept for as long as something else is broken. */
  @Test
  void rowsThatCannotBeClearedKeepNoOthers() {
    var refused = new Refused();
    var job =
        new ClearExpiredRows(
            List.of(refused, new OldMail(new ArrayDeque<>(List.of(1))), refused), clock);

    var failure = assertThrows(JobFailed.class, job::run);

    assertEquals(
        "Refused, Refused could not be cleared, all else was: 1 entry cleared: old mail 1. The log has the cause",
        failure.getMessage());
  }

  private record KeptForms(Deque<Integer> batches) implements ExpiringRows {

    @Override
    public int purgeBatch(Instant before, int limit) {
      return batches.remove();
    }
  }

  private record OldMail(Deque<Integer> batches) implements ExpiringRows {

    @Override
    public int purgeBatch(Instant before, int limit) {
      return batches.remove();
    }
  }

  private static final class Refused implements ExpiringRows {

    @Override
    public int purgeBatch(Instant before, int limit) {
      throw new IllegalStateException("as a test wants");
    }
  }
}

package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class PatienceTest {

  @Test
  void whatATestAwaitsHasLongEnoughWhereNothingElseIsSaid() {
    var left = new AtomicLong();
    Awaitility.await()
        .conditionEvaluationListener(seen -> left.set(seen.getRemainingTimeInMS()))
        .until(() -> true);
    assertTrue(left.get() > 30_000, left + " ms left");
  }
}

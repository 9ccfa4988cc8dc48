package throughline.platform.web;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PatienceTest {

  @Test
  void whatATestOfAnApplicationAwaitsHasLongEnoughWhereNothingElseIsSaid() {
    var left = new AtomicLong();
    Awaitility.await()
        .conditionEvaluationListener(seen -> left.set(seen.getRemainingTimeInMS()))
        .until(() -> true);
    assertTrue(left.get() > 30_000, left + " ms left");
  }
}

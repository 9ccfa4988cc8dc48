package throughline.platform.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RaceTest {

  @Test
  void eachRunsWhileTheOtherDoesAndAnswersAreInOrder() throws Exception {
    var both = new CountDownLatch(2);

    var answers = Race.atOnce(() -> meet(both, "one"), () -> meet(both, "other"));

    assertEquals(List.of("one", "other"), answers);
  }

  @Test
  void aFailureIsThrown() {
    assertThrows(
        ExecutionException.class,
        () ->
            Race.atOnce(
                () -> "done",
                () -> {
                  throw new IllegalStateException("refused");
                }));
  }

  private static String meet(CountDownLatch both, String who) throws InterruptedException {
    both.countDown();
    return both.await(10, TimeUnit.SECONDS) ? who : "alone";
  }
}

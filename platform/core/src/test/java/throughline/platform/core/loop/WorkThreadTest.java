package throughline.platform.core.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.backoff.Backoff;

class WorkThreadTest {

  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final LinkedBlockingQueue<Callable<Boolean>> pieces = new LinkedBlockingQueue<>();
  private final List<Duration> waits = new CopyOnWriteArrayList<>();
  private final CountDownLatch interrupted = new CountDownLatch(1);

  private WorkThread worker;

  @AfterEach
  void stop() {
    worker.stop();
  }

  @Test
  void eachPieceIsDoneAndAnErrorDoesNotEndIt() throws InterruptedException {
    var done = new CountDownLatch(2);
    add(
        () -> {
          done.countDown();
          return true;
        });
    add(
        () -> {
          throw new StackOverflowError();
        });
    add(
        () -> {
          throw new IllegalStateException();
        });
    add(
        () -> {
          done.countDown();
          return true;
        });

    begin(LONG);

    assertTrue(done.await(10, TimeUnit.SECONDS));
    assertEquals(List.of(SHORT, SHORT.multipliedBy(2)), waits);
  }

  @Test
  void workThatIsNotDoneWhenItStopsIsInterruptedAfterAWhile() throws InterruptedException {
    var begun = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    add(
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } finally {
            ended.countDown();
          }
          return true;
        });
    begin(SHORT);
    assertTrue(begun.await(10, TimeUnit.SECONDS));

    worker.stop();

    assertTrue(interrupted.await(0, TimeUnit.SECONDS));
    assertTrue(ended.await(10, TimeUnit.SECONDS));
    assertTrue(waits.isEmpty(), "a stop is no failure");
  }

  @Test
  void oneThatRestsStopsAtOnce() throws InterruptedException {
    var resting = new CountDownLatch(1);
    add(
        () -> {
          resting.countDown();
          return false;
        });
    begin(LONG);
    assertTrue(resting.await(10, TimeUnit.SECONDS));

    worker.stop();

    assertFalse(interrupted.await(0, TimeUnit.SECONDS));
  }

  private void add(Callable<Boolean> piece) {
    pieces.add(piece);
  }

  private void begin(Duration stopTimeout) {
    worker =
        new WorkThread("a-test", LONG, new Backoff(SHORT, SHORT.multipliedBy(2)), stopTimeout) {
          @Override
          protected boolean work() throws Exception {
            var piece = pieces.poll();
            return piece != null && piece.call();
          }

          @Override
          protected void failed(Throwable problem, Duration wait) {
            waits.add(wait);
          }

          @Override
          protected void interrupted() {
            interrupted.countDown();
          }
        };
    worker.start();
  }
}

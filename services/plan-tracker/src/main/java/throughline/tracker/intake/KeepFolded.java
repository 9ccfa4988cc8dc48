package throughline.tracker.intake;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import throughline.tracker.database.SqlFailure;
import throughline.tracker.ledger.FoldCells;

/**
 * Has what was posted folded into cells, whoever posted it. While it cannot, figures are as right
 * as before and take longer to read.
 */
@Startup
@Singleton
class KeepFolded {

  private static final Duration EVERY = Duration.ofMillis(500);

  private final FoldCells fold;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "fold");

  KeepFolded(Jdbi jdbi) {
    fold = new FoldCells(jdbi);
    thread.start();
  }

  private void run() {
    try {
      while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    try {
      fold.look();
    } catch (RuntimeException e) {
      Log.debugf("fold=waiting cause=%s", SqlFailure.words(e));
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    thread.join();
  }
}

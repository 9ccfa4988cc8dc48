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
import throughline.tracker.engine.database.SqlFailure;
import throughline.tracker.engine.ledger.RollUpCells;

/**
 * Has what was posted rolled up into cells, whoever posted it. While it cannot, figures are as
 * right as before and take longer to read, more so with each event: health says it.
 */
@Startup
@Singleton
class KeepRolledUp {

  private static final Duration EVERY = Duration.ofMillis(500);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final RollUpCells rollUp;
  private final IntakeStandstill standstill;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "roll-up");
  private String waitsFor = "";

  KeepRolledUp(Jdbi jdbi, IntakeStandstill standstill) {
    rollUp = new RollUpCells(jdbi);
    this.standstill = standstill;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    try {
      var more = false;
      while (!stopped.await(more ? 0 : EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        more = look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean look() {
    try {
      var more = rollUp.look();
      standstill.moves(this);
      waitsFor = "";
      return more;
    } catch (RuntimeException e) {
      waits(SqlFailure.words(e));
    } catch (Throwable e) {
      // An Error too: pages would become slower and slower without a word.
      waits(e.getClass().getSimpleName());
    }
    return false;
  }

  /** Written down once, and not twice a second. */
  private void waits(String why) {
    standstill.waits(this, "figures cannot be summed beforehand, " + why);
    if (!why.equals(waitsFor)) {
      Log.warnf("roll-up=waiting cause=%s", why);
      waitsFor = why;
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    stopped.countDown();
    thread.join(PATIENCE.toMillis());
  }
}

package throughline.tracker.figure.live;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.ledger.LedgerChanges;
import throughline.tracker.intake.source.Freshness;
import throughline.tracker.shared.TrackerConfig;

/**
 * Tells open pages when a figure may have moved. Many changes close together make one message;
 * without a reader nothing is asked of the database. What another instance took in is found by a
 * look at what is known.
 */
@Startup
@Singleton
public class LiveFigures {

  private final ReadOnlyTransactions transactions;
  private final Clock clock;
  private final TrackerConfig.Live config;
  private final Semaphore signal = new Semaphore(0);
  private final AtomicInteger readers = new AtomicInteger();
  private final BroadcastProcessor<LiveUpdate> updates = BroadcastProcessor.create();
  private final Thread thread = new Thread(this::run, "live-figures");
  private final AtomicBoolean moved = new AtomicBoolean();
  private final AtomicBoolean joined = new AtomicBoolean();
  private volatile boolean running = true;
  private LiveUpdate last;

  LiveFigures(
      ReadOnlyTransactions transactions, LedgerChanges changes, Clock clock, TrackerConfig config) {
    this.transactions = transactions;
    this.clock = clock;
    this.config = config.live();
    changes.listen(
        () -> {
          if (readers.get() > 0) {
            wake(moved);
          }
        });
    thread.setDaemon(true);
    thread.start();
  }

  public Multi<LiveUpdate> stream(Duration longest) {
    return Multi.createBy()
        .merging()
        .streams(
            updates.onOverflow().dropPreviousItems(),
            // Once it has its place among the others, so that it misses nothing.
            Multi.createFrom().<LiveUpdate>empty().onSubscription().invoke(() -> wake(joined)))
        .select()
        .first(shorter(longest, config.askAgainAfter()))
        .onSubscription()
        .invoke(readers::incrementAndGet)
        .onTermination()
        .invoke(() -> readers.decrementAndGet());
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() || shorter.isZero() ? Duration.ofMillis(1) : shorter;
  }

  private void wake(AtomicBoolean why) {
    why.set(true);
    signal.release();
  }

  void stop(@Observes ShutdownEvent event) {
    running = false;
    signal.release();
    updates.onComplete();
  }

  private void run() {
    while (running) {
      try {
        signal.tryAcquire(config.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
        if (running && readers.get() > 0) {
          long start = System.nanoTime();
          tell();
          rest(System.nanoTime() - start);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        // An Error too: pages would go on saying "Live" and never be told again.
        moved.set(true);
        Log.warnf("live=waiting cause=%s", e.getClass().getSimpleName());
        LockSupport.parkNanos(config.lookEvery().toNanos());
      }
    }
  }

  /**
   * So long that messages begin no closer together than they may, and that reading what they say
   * takes half of the time at the most: where it takes long, others wait for the same processors.
   */
  private void rest(long took) {
    LockSupport.parkNanos(Math.max(config.atMostEvery().toNanos() - took, took));
  }

  private void tell() {
    boolean anyJoined = joined.getAndSet(false);
    boolean mayHaveMoved = moved.getAndSet(false);
    var freshness = transactions.read(handle -> Freshness.read(handle, clock.instant()));
    var update =
        new LiveUpdate(
            freshness.moment(),
            mayHaveMoved,
            freshness.now(),
            Map.of("behind", freshness.behind(), "silent", freshness.silent()));
    if (anyJoined || mayHaveMoved || last == null || !update.saysTheSameAs(last)) {
      last = update;
      updates.onNext(update);
    }
  }

  /**
   * What an open page is told. It takes what it shows from the page itself, read anew, so that all
   * of it is of one transaction.
   *
   * @param moved whether a figure may have moved since the message before
   */
  public record LiveUpdate(String moment, boolean moved, Instant now, Map<String, String> notes) {

    boolean saysTheSameAs(LiveUpdate other) {
      return moment.equals(other.moment) && notes.equals(other.notes);
    }
  }
}

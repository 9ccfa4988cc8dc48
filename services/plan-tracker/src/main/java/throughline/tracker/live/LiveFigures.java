package throughline.tracker.live;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.time.London;
import throughline.tracker.TrackerConfig;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Headline;
import throughline.tracker.figure.Headlines;
import throughline.tracker.ledger.LedgerChanges;
import throughline.tracker.rule.MeasureStore;

/**
 * Tells open pages when a headline figure moves. Many changes close together make one message;
 * without a reader nothing is asked of the database. What another instance took in is found by a
 * look at how far the log was taken in.
 */
@Startup
@Singleton
public class LiveFigures {

  /** Whatever may have moved a figure: the log, an event that was tried again, other measures. */
  private static final String STATE =
      """
      SELECT concat_ws(' ', (SELECT sum(next_offset) FROM intake_progress),
                            (SELECT count(*) FROM dead_event WHERE resolution IS NULL),
                            (SELECT imports FROM measure_import))
      """;

  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;
  private final TrackerConfig.Live config;
  private final Semaphore signal = new Semaphore(0);
  private final AtomicInteger readers = new AtomicInteger();
  private final BroadcastProcessor<Update> updates = BroadcastProcessor.create();
  private final Thread thread = new Thread(this::run, "live-figures");
  private final AtomicBoolean joined = new AtomicBoolean();
  private volatile boolean running = true;
  private String state = "";
  private Update last = new Update(LocalDate.MIN, Map.of());

  LiveFigures(
      Snapshots snapshots,
      MeasureStore measures,
      LedgerChanges changes,
      Clock clock,
      TrackerConfig config) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
    this.config = config.live();
    changes.listen(signal::release);
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * The figures of a page.
   *
   * @param day in London; a page of another day speaks of periods that have ended
   * @param figures by the key that the page's elements carry
   */
  public record Update(LocalDate day, Map<String, Text> figures) {}

  /** A figure as readers see it. */
  public record Text(String text) {}

  /**
   * The figures now, and again whenever one of them moves or a day begins.
   *
   * @param longest the reader has to ask again by then, so that somebody who has signed out, or
   *     lost the role, is told no more
   */
  public Multi<Update> stream(Duration longest) {
    return Multi.createBy()
        .merging()
        .streams(
            updates.onOverflow().dropPreviousItems(),
            Multi.createFrom().<Update>empty().onSubscription().invoke(this::joined))
        .select()
        .first(shorter(longest, config.askAgainAfter()))
        .onSubscription()
        .invoke(readers::incrementAndGet)
        .onTermination()
        .invoke(readers::decrementAndGet);
  }

  private static Duration shorter(Duration one, Duration other) {
    Duration shorter = one.compareTo(other) < 0 ? one : other;
    return shorter.isNegative() || shorter.isZero() ? Duration.ofMillis(1) : shorter;
  }

  /** Called once a reader has its place among the others, so that it misses nothing. */
  private void joined() {
    joined.set(true);
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
        boolean signalled = signal.tryAcquire(config.lookEvery().toMillis(), TimeUnit.MILLISECONDS);
        signal.drainPermits();
        if (running && readers.get() > 0 && (signalled || joined.get() || somethingIsNew())) {
          tell();
          LockSupport.parkNanos(config.atMostEvery().toNanos());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) {
        // An Error too: pages would go on saying "Live" and never be told again.
        Log.warnf("live=waiting cause=%s", e.getClass().getSimpleName());
        LockSupport.parkNanos(config.lookEvery().toNanos());
      }
    }
  }

  private void tell() {
    var read = snapshots.read(this::read);
    state = read.state();
    if (joined.getAndSet(false) || !read.update().equals(last)) {
      last = read.update();
      updates.onNext(last);
    }
  }

  private boolean somethingIsNew() {
    return !snapshots.read(LiveFigures::state).equals(state)
        || !London.today(clock).equals(last.day());
  }

  private static String state(Handle handle) {
    return handle.createQuery(STATE).mapTo(String.class).one();
  }

  private record Read(String state, Update update) {}

  private Read read(Handle handle) {
    var today = London.today(clock);
    var headlines = Headlines.read(handle, measures.read(handle).versionsOn(today), today);
    var texts =
        headlines.stream()
            .flatMap(LiveFigures::texts)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return new Read(state(handle), new Update(today, texts));
  }

  private static Stream<Map.Entry<String, Text>> texts(Headline headline) {
    return Stream.of(
        entry(headline.measure().id(), headline.current()),
        entry(headline.comparisonKey(), headline.comparison()));
  }

  private static Map.Entry<String, Text> entry(String key, Figure figure) {
    return Map.entry(key, new Text(figure.text()));
  }
}

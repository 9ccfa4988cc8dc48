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
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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
import throughline.tracker.figure.KnowledgePosition;
import throughline.tracker.figure.MeasureHistory;
import throughline.tracker.ledger.LedgerChanges;
import throughline.tracker.live.LiveUpdate.Text;
import throughline.tracker.rule.MeasureStore;
import throughline.tracker.source.Freshness;

/**
 * Tells open pages when a figure moves. Many changes close together make one message; without a
 * reader nothing is asked of the database. What another instance took in is found by a look at how
 * far the log was taken in.
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
  private final Map<String, Integer> readers = new ConcurrentHashMap<>();
  private final BroadcastProcessor<Told> updates = BroadcastProcessor.create();
  private final Thread thread = new Thread(this::run, "live-figures");
  private final AtomicBoolean joined = new AtomicBoolean();
  private volatile boolean running = true;
  private String state = "";
  private Told last;

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
   * What open pages are told, all of it of one moment.
   *
   * @param day in London; a page of another day speaks of periods that have ended
   * @param position what exactly was known, for the links of figures
   * @param figures the headlines, by the key that a page's elements carry
   * @param ofMeasures all figures of each measure whose page is open
   */
  private record Told(
      LocalDate day,
      KnowledgePosition position,
      Freshness freshness,
      Map<String, Text> figures,
      Map<String, Map<String, Text>> ofMeasures) {

    /** Whether a reader would see a difference. */
    boolean saysTheSameAs(Told other) {
      return day.equals(other.day)
          && figures.equals(other.figures)
          && ofMeasures.equals(other.ofMeasures)
          && freshness.rules() == other.freshness.rules()
          && notes(freshness).equals(notes(other.freshness));
    }

    /** What was read before the page was opened has not all of its figures. */
    boolean isFor(String page) {
      return page.isEmpty() || ofMeasures.containsKey(page);
    }

    LiveUpdate on(String page) {
      var shown = page.isEmpty() ? figures : ofMeasures.get(page);
      return new LiveUpdate(
          day,
          freshness.rules(),
          position.toString(),
          freshness.now(),
          freshness.lastAt(),
          shown,
          notes(freshness));
    }
  }

  private static Map<String, String> notes(Freshness freshness) {
    return Map.of(
        "through", freshness.through(),
        "behind", freshness.behind(),
        "silent", freshness.silent());
  }

  /**
   * The figures now, and again whenever one of them moves, an event comes in or a day begins.
   *
   * @param page the measure whose page it is; empty for a page of headlines
   * @param longest the reader has to ask again by then, so that somebody who has signed out, or
   *     lost the role, is told no more
   */
  public Multi<LiveUpdate> stream(String page, Duration longest) {
    return Multi.createBy()
        .merging()
        .streams(
            updates.onOverflow().dropPreviousItems(),
            Multi.createFrom().<Told>empty().onSubscription().invoke(this::joined))
        .select()
        .first(shorter(longest, config.askAgainAfter()))
        .select()
        .where(told -> told.isFor(page))
        .map(told -> told.on(page))
        .onSubscription()
        .invoke(() -> readers.merge(page, 1, Integer::sum))
        .onTermination()
        .invoke(() -> readers.computeIfPresent(page, (p, n) -> n == 1 ? null : n - 1));
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
        if (running && !readers.isEmpty() && (signalled || joined.get() || somethingIsNew())) {
          long start = System.nanoTime();
          tell();
          rest(System.nanoTime() - start);
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

  /**
   * So long that messages begin no closer together than they may, and that reading what they say
   * takes half of the time at the most: where it takes long, others wait for the same processors.
   */
  private void rest(long took) {
    LockSupport.parkNanos(Math.max(config.atMostEvery().toNanos() - took, took));
  }

  private void tell() {
    var read = snapshots.read(this::read);
    state = read.state();
    if (joined.getAndSet(false) || last == null || !read.told().saysTheSameAs(last)) {
      last = read.told();
      updates.onNext(last);
    }
  }

  private boolean somethingIsNew() {
    return !snapshots
            .read(handle -> state(handle, Freshness.read(handle, clock.instant())))
            .equals(state)
        || last == null
        || !London.today(clock).equals(last.day());
  }

  private static String state(Handle handle, Freshness freshness) {
    return handle.createQuery(STATE).mapTo(String.class).one() + notes(freshness);
  }

  private record Read(String state, Told told) {}

  private Read read(Handle handle) {
    var now = clock.instant();
    var today = London.today(clock);
    var all = measures.read(handle);
    var headlines = Headlines.read(handle, all.versionsOn(today), today);
    var texts =
        headlines.stream()
            .flatMap(LiveFigures::texts)
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    var ofMeasures = new HashMap<String, Map<String, Text>>();
    for (var measure : readers.keySet()) {
      all.version(measure, today)
          .ifPresent(
              version ->
                  ofMeasures.put(measure, texts(MeasureHistory.read(handle, version, today, now))));
    }
    var told =
        new Told(
            today,
            KnowledgePosition.of(handle, now),
            Freshness.read(handle, now),
            texts,
            ofMeasures);
    return new Read(state(handle, told.freshness()), told);
  }

  private static Map<String, Text> texts(MeasureHistory history) {
    return Stream.concat(
            texts(history.headline()),
            history.byKey().entrySet().stream()
                .map(figure -> entry(figure.getKey(), figure.getValue())))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
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

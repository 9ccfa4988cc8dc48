package throughline.bench.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.report.Comparison;
import throughline.bench.report.Findings;
import throughline.bench.report.Goal;
import throughline.bench.report.Result;
import throughline.bench.report.Statistics;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.ProcessorTime;
import throughline.bench.suite.Suite;

/** What the tracker took in is counted anew, and under a measure more, while somebody asks. */
final class CountedAnew {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
  private static final double LONGEST_SECONDS = 60;
  private static final double LONGEST_MILLIS = 100;

  private final Suite suite;
  private final BareTracker tracker;
  private final List<Double> answers = new ArrayList<>();

  CountedAnew(Suite suite, BareTracker tracker) {
    this.suite = suite;
    this.tracker = tracker;
  }

  /**
   * Counts once: a million versions take as long as taking them in.
   *
   * @param events how many the tracker took in last
   * @param intake how fast it did
   */
  Findings measure(int events, List<Double> intake) throws Exception {
    var rebuild = rebuild(events);
    var added = seconds(tracker::addMeasure);
    return new Findings(results(rebuild, added, Statistics.median(intake)), List.of());
  }

  private List<Result> results(IntakeBench.Run rebuild, double added, double intake) {
    return List.of(
        Result.of(
                "intake-rebuild",
                "Rebuild of what was taken in",
                "taking it in",
                "events/s",
                new Comparison(List.of(rebuild.rate()), List.of(intake)))
            .with(Goal.atLeastOfFloor(1)),
        Result.alone(
            "intake-rebuild-processor",
            "The same, processor time of the service and PostgreSQL",
            "µs an event",
            List.of(rebuild.micros())),
        Result.alone(
                "intake-measure-added",
                "A measure more over what was taken in",
                "s",
                List.of(added))
            .with(Goal.below(LONGEST_SECONDS)),
        Result.alone(
                "intake-rebuild-figures",
                "95th percentile, a dashboard's figures meanwhile",
                "ms",
                List.of(Statistics.percentile(answers, 95)))
            .with(Goal.below(LONGEST_MILLIS)));
  }

  private IntakeBench.Run rebuild(int events) throws Exception {
    var service = ProcessorTime.ofThisOne();
    var database = ProcessorTime.of(suite.process("postgresql"));
    var rate = events / seconds(this::rebuild);
    var used = service.used().plus(database.used());
    return new IntakeBench.Run(rate, used.toNanos() / 1e3 / events);
  }

  private void rebuild() {
    if (!tracker.rebuild()) {
      throw new MeasurementFailed("A rebuild came to other figures than the intake.");
    }
  }

  /** How long it takes; what somebody who asks meanwhile waits for is kept. */
  private double seconds(Runnable work) throws Exception {
    var dashboard = tracker.dashboard();
    var over = new AtomicBoolean();
    var asking = CompletableFuture.runAsync(() -> ask(dashboard, over));
    var start = System.nanoTime();
    try {
      work.run();
    } finally {
      over.set(true);
      asking.join();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void ask(Runnable dashboard, AtomicBoolean over) {
    while (!over.get()) {
      var start = System.nanoTime();
      dashboard.run();
      answers.add((System.nanoTime() - start) / 1e6);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }
}

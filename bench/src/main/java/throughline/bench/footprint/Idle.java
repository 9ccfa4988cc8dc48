package throughline.bench.footprint;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import throughline.bench.suite.MeasurementFailed;
import throughline.bench.suite.Suite;

/** Waits until a suite that nobody uses has come to rest. */
final class Idle {

  private static final double MOST_CHANGE = 0.01;
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);

  private Idle() {}

  /**
   * The memory of its parts, once that of each has stood still.
   *
   * @param still for how long
   */
  static Footprint await(Suite suite, Duration still) throws IOException {
    var looks = new ArrayDeque<Footprint>();
    var start = System.nanoTime();
    while (looks.size() <= still.dividedBy(LOOK) || !isStill(looks)) {
      if (System.nanoTime() - start > LONGEST_NANOS) {
        throw new MeasurementFailed("The memory of the idle suite did not come to rest.");
      }
      look(suite, looks, still);
    }
    return looks.getLast();
  }

  private static void look(Suite suite, Deque<Footprint> looks, Duration still) throws IOException {
    LockSupport.parkNanos(LOOK.toNanos());
    looks.addLast(Footprint.of(suite));
    if (looks.size() > still.dividedBy(LOOK) + 1) {
      looks.removeFirst();
    }
  }

  /** Whether no part has grown or shrunk in the meantime by more than one per cent. */
  static boolean isStill(Collection<Footprint> looks) {
    var parts = looks.iterator().next().megabytes().keySet();
    return parts.stream().allMatch(part -> isStill(looks, part));
  }

  private static boolean isStill(Collection<Footprint> looks, String part) {
    var held = looks.stream().mapToDouble(look -> look.of(part)).summaryStatistics();
    return held.getMax() - held.getMin() <= held.getMax() * MOST_CHANGE;
  }
}

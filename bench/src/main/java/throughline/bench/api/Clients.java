package throughline.bench.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import throughline.bench.report.Statistics;

/** Clients that each ask again as soon as they are answered. */
final class Clients {

  /** So that a client which is answered at once cannot fill the disk. */
  private static final int MOST_CALLS_OF_A_CLIENT = 50_000;

  /** One client's work. */
  interface Call {
    void make() throws Exception;
  }

  /**
   * What they reached together.
   *
   * @param median how long a call took, in milliseconds
   * @param p95 what 95 of 100 calls did not exceed, in milliseconds
   */
  record Load(double perSecond, double median, double p95) {

    Load each(int ofACall) {
      return new Load(perSecond * ofACall, median, p95);
    }
  }

  private Clients() {}

  /**
   * All clients at once, for this long, and each once at least; the first failure of any of them is
   * thrown.
   */
  static Load run(List<? extends Call> clients, Duration time) throws Exception {
    var threads = Executors.newFixedThreadPool(clients.size());
    try {
      var start = System.nanoTime();
      var end = start + time.toNanos();
      var work =
          clients.stream()
              .map(client -> (Callable<List<Double>>) () -> callUntil(end, client))
              .toList();
      var took = new ArrayList<Double>();
      for (var done : threads.invokeAll(work)) {
        took.addAll(done.get());
      }
      var seconds = (System.nanoTime() - start) / 1e9;
      return new Load(
          took.size() / seconds, Statistics.median(took), Statistics.percentile(took, 95));
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Double> callUntil(long end, Call client) throws Exception {
    var took = new ArrayList<Double>();
    do {
      var start = System.nanoTime();
      client.make();
      took.add((System.nanoTime() - start) / 1e6);
    } while (System.nanoTime() < end && took.size() < MOST_CALLS_OF_A_CLIENT);
    return took;
  }
}

package throughline.bench.latency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Writes that begin at a steady pace, whether or not those before them have been answered. */
final class SteadyWrites {

  private static final int AT_ONCE = 32;

  private SteadyWrites() {}

  /**
   * Begins so many writes.
   *
   * @return what each came to, in the order in which they began
   */
  static <T> List<T> make(int count, int perSecond, Callable<T> write) throws Exception {
    var every = TimeUnit.SECONDS.toNanos(1) / perSecond;
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      var begun = new ArrayList<Future<T>>();
      var start = System.nanoTime();
      for (var number = 0; number < count; number++) {
        LockSupport.parkNanos(start + number * every - System.nanoTime());
        begun.add(threads.submit(write));
      }
      var done = new ArrayList<T>();
      for (var future : begun) {
        done.add(future.get());
      }
      return done;
    } finally {
      threads.shutdownNow();
    }
  }
}

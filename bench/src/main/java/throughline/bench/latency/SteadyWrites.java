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

  static final int PER_SECOND = 50;

  private static final int AT_ONCE = 32;
  private static final long EVERY_NANOS = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;

  private SteadyWrites() {}

  /**
   * Begins so many writes.
   *
   * @return what each came to, in the order in which they began
   */
  static <T> List<T> make(int count, Callable<T> write) throws Exception {
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      var begun = new ArrayList<Future<T>>();
      var start = System.nanoTime();
      for (var number = 0; number < count; number++) {
        LockSupport.parkNanos(start + number * EVERY_NANOS - System.nanoTime());
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

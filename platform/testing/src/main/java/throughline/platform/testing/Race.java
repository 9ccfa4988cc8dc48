package throughline.platform.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Several people who do something in the same moment. */
public final class Race {

  private static final int START_SECONDS = 10;
  private static final int END_SECONDS = 30;

  private Race() {}

  public static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    return atOnce(List.of(one, other));
  }

  /**
   * Starts all in the same moment; answers in the order of the work, or throws the first failure.
   */
  public static <T> List<T> atOnce(List<Callable<T>> work) throws Exception {
    var start = new CyclicBarrier(work.size());
    var threads = Executors.newFixedThreadPool(work.size());
    try {
      var running = new ArrayList<Future<T>>();
      for (var each : work) {
        running.add(
            threads.submit(
                () -> {
                  start.await(START_SECONDS, TimeUnit.SECONDS);
                  return each.call();
                }));
      }
      var answers = new ArrayList<T>();
      for (var each : running) {
        answers.add(each.get(END_SECONDS, TimeUnit.SECONDS));
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}

package throughline.platform.demo;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Tells stories, several at a time. */
final class TellStories {

  private final int threads;

  TellStories(int threads) {
    this.threads = threads;
  }

  /**
   * Returns when all are told. The first that fails ends it: no other is begun.
   *
   * @throws ExecutionException with what a story failed of
   */
  void tell(List<DemoStory> stories, DemoClock clock)
      throws ExecutionException, InterruptedException {
    var next = new AtomicInteger();
    var tellers = Executors.newFixedThreadPool(threads);
    try {
      var telling =
          Stream.generate(() -> tellers.submit(() -> tell(stories, next, clock)))
              .limit(threads)
              .toList();
      for (var each : telling) {
        each.get();
      }
    } finally {
      tellers.shutdownNow();
    }
  }

  private static void tell(List<DemoStory> stories, AtomicInteger next, DemoClock clock) {
    try {
      for (var i = next.getAndIncrement(); i < stories.size(); i = next.getAndIncrement()) {
        clock.back(); // or a story that says no moment would be told at the last one's end
        stories.get(i).tell(clock);
      }
    } catch (RuntimeException e) {
      next.set(stories.size());
      throw e;
    } finally {
      clock.back();
    }
  }
}

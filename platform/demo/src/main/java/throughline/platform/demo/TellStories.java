package throughline.platform.demo;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Tells stories, several at a time: in their order those that share something, and no others. */
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
    var turns = Turn.of(stories);
    var tellers = Executors.newFixedThreadPool(threads);
    try {
      var telling =
          Stream.generate(() -> tellers.submit(() -> tell(turns, next, clock)))
              .limit(threads)
              .toList();
      for (var each : telling) {
        each.get();
      }
    } finally {
      tellers.shutdownNow();
    }
  }

  private static Void tell(List<Turn> turns, AtomicInteger next, DemoClock clock)
      throws InterruptedException {
    try {
      for (var i = next.getAndIncrement(); i < turns.size(); i = next.getAndIncrement()) {
        clock.back(); // or a story that says no moment would be told at the last one's end
        turns.get(i).take(clock);
      }
      return null;
    } catch (RuntimeException e) {
      next.set(turns.size());
      throw e;
    } finally {
      clock.back();
    }
  }

  /**
   * A story and those before it that are told first. It waits for earlier ones alone, of which each
   * was begun before it, so that none waits for ever.
   */
  private record Turn(DemoStory story, Set<CountDownLatch> before, CountDownLatch told) {

    static List<Turn> of(List<DemoStory> stories) {
      var last = new HashMap<Object, CountDownLatch>();
      return stories.stream().map(story -> of(story, last)).toList();
    }

    /**
     * @param last of everything that is shared, the story that does so last
     */
    private static Turn of(DemoStory story, Map<Object, CountDownLatch> last) {
      var told = new CountDownLatch(1);
      var before = new HashSet<CountDownLatch>();
      for (var name : story.shared()) {
        Optional.ofNullable(last.put(name, told)).ifPresent(before::add);
      }
      return new Turn(story, before, told);
    }

    void take(DemoClock clock) throws InterruptedException {
      try {
        for (var earlier : before) {
          earlier.await();
        }
        story.tell(clock);
      } finally {
        told.countDown();
      }
    }
  }
}

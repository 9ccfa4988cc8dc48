package throughline.resilience;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks for pages all the time, and keeps for how long each was away at a stretch. */
final class Pages implements AutoCloseable {
  private static final int PAUSE_MILLIS = 100;

  private final Map<String, Long> lastThere = new ConcurrentHashMap<>();
  private final Map<String, Duration> longest = new ConcurrentHashMap<>();
  private final ScheduledExecutorService threads;

  /**
   * @param pages by name: whether the page is as it should be; an exception says that it is not
   */
  Pages(Map<String, Callable<Boolean>> pages) {
    threads = Executors.newScheduledThreadPool(pages.size());
    pages.forEach(
        (name, page) -> {
          // On purpose: how long a page is away counts from here.
          lastThere.put(name, System.nanoTime());
          longest.put(name, Duration.ZERO);
          threads.scheduleWithFixedDelay(
              () -> look(name, page), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        });
  }

  private void look(String name, Callable<Boolean> page) {
    long asked = System.nanoTime();
    boolean there;
    try {
      there = page.call();
    } catch (Exception e) {
      there = false;
    }
    long answered = System.nanoTime();
    // One that is answered late was away meanwhile; one that fails is away since it was last there.
    long since = there ? Math.min(asked, lastThere.get(name)) : lastThere.get(name);
    longest.merge(name, Duration.ofNanos(answered - since), (a, b) -> a.compareTo(b) > 0 ? a : b);
    if (there) {
      lastThere.put(name, answered);
    }
  }

  /** For how long each was away at most, the time of an answer included. */
  Map<String, Duration> away() {
    return new TreeMap<>(longest);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

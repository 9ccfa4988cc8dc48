package throughline.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests at a fixed rate, however long the answers take. A request's time runs from the
 * moment at which it was due, so that one which had to wait for a client counts as slow.
 */
final class Pace {
  private static final int CLIENTS = 12;

  /** A request by its number, from 0. */
  interface Request {
    void send(int number) throws Exception;
  }

  private final String name;
  private final double perSecond;
  private final Request request;
  private final AtomicInteger next = new AtomicInteger();
  private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
  private final ConcurrentLinkedQueue<Long> micros = new ConcurrentLinkedQueue<>();
  private ExecutorService clients;

  Pace(String name, double perSecond, Request request) {
    this.name = name;
    this.perSecond = perSecond;
    this.request = request;
  }

  void start(Duration time) {
    long began = System.nanoTime();
    clients = Executors.newFixedThreadPool(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      clients.execute(() -> send(began, began + time.toNanos()));
    }
    clients.shutdown();
  }

  private void send(long began, long end) {
    while (true) {
      int number = next.getAndIncrement();
      long due = began + (long) (number / perSecond * 1e9);
      if (due >= end) {
        return;
      }
      // On purpose: requests come at a pace of their own, however long answers take.
      LockSupport.parkNanos(due - System.nanoTime());
      try {
        request.send(number);
        micros.add((System.nanoTime() - due) / 1_000);
      } catch (Exception e) {
        failures.add(number + ": " + e);
      }
    }
  }

  void awaitEnd(Duration longest) throws InterruptedException {
    if (!clients.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      clients.shutdownNow();
      failures.add("requests were still under way at the end");
    }
  }

  int done() {
    return micros.size();
  }

  List<String> failures() {
    return List.copyOf(failures);
  }

  String words() {
    List<Long> sorted = micros.stream().sorted().toList();
    return "%s: %,d at %.1f a second, median %.1f ms, 95th percentile %.1f ms, longest %.0f ms"
        .formatted(
            name,
            sorted.size(),
            perSecond,
            share(sorted, 0.5),
            share(sorted, 0.95),
            share(sorted, 1));
  }

  private static double share(List<Long> sorted, double share) {
    return sorted.isEmpty()
        ? 0
        : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share))) / 1e3;
  }
}

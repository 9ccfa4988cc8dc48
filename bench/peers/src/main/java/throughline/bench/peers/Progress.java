package throughline.bench.peers;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Times a program from the first event that it sees to the last that it has summed. */
final class Progress {

  private static final long LONGEST_MINUTES = 15;

  private final AtomicLong start = new AtomicLong();
  private final AtomicLong summed = new AtomicLong();
  private final CountDownLatch done = new CountDownLatch(1);
  private final long events;
  private volatile long end;

  Progress(long events) {
    this.events = events;
  }

  void seen() {
    if (start.get() == 0) {
      start.compareAndSet(0, System.nanoTime());
    }
  }

  void summed() {
    if (summed.incrementAndGet() == events) {
      end = System.nanoTime();
      done.countDown();
    }
  }

  void await() throws InterruptedException {
    if (!done.await(LONGEST_MINUTES, TimeUnit.MINUTES)) {
      throw new IllegalStateException(
          "Only %d of %d events were summed".formatted(summed.get(), events));
    }
  }

  void tell() {
    var used = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    System.out.println(
        "rate=" + events * 1e9 / (end - start.get()) + " micros=" + used.toNanos() / 1e3 / events);
  }
}

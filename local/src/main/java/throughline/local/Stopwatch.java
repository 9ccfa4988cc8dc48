package throughline.local;

import java.time.Duration;

/** How long something took, whatever is done to the machine's clock meanwhile. */
final class Stopwatch {
  private final long began = System.nanoTime();

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  boolean isPast(Duration limit) {
    return elapsed().compareTo(limit) > 0;
  }
}

package throughline.tracker.intake;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A wait that doubles from try to try, up to a limit. */
final class Pause {

  private static final Duration STEP = Duration.ofMillis(50);

  private final Duration first;
  private final Duration longest;
  private Duration next;

  Pause(Duration first, Duration longest) {
    this.first = first;
    this.longest = longest;
    this.next = first;
  }

  void reset() {
    next = first;
  }

  /** Waits in short steps, so that a service that stops need not wait for the end of it. */
  void take(BooleanSupplier goOn) {
    for (var left = next;
        goOn.getAsBoolean() && left.compareTo(Duration.ZERO) > 0;
        left = left.minus(STEP)) {
      LockSupport.parkNanos(STEP.toNanos());
    }
    next = next.multipliedBy(2).compareTo(longest) > 0 ? longest : next.multipliedBy(2);
  }
}

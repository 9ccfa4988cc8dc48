package throughline.platform.core.backoff;

import java.time.Duration;

/**
 * How long to wait before something that failed is tried again: twice as long after each failure,
 * up to a limit. It keeps no count, so that a thread and a row of a table can.
 *
 * @param first the wait after the first failure; more than zero
 * @param longest the wait that no other exceeds
 */
public record Backoff(Duration first, Duration longest) {

  public Backoff {
    if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "a wait of " + first + " that grows to " + longest + " is none");
    }
  }

  /**
   * @param failures 1 or more in a row
   */
  public Duration after(int failures) {
    var wait = first;
    for (var failure = 1; failure < failures && wait.compareTo(longest) < 0; failure++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}

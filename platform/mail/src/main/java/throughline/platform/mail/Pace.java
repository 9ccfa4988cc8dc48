package throughline.platform.mail;

import java.time.Duration;
import java.time.Instant;

/**
 * How closely mails follow each other. A relay puts off whoever sends faster than it likes, and a
 * burst of mails would take the processors from people who wait for a page.
 */
record Pace(Duration apart) {

  /**
   * @param perSecond how many leave in a second at the most; 0 for as many as can
   */
  static Pace of(int perSecond) {
    return new Pace(perSecond == 0 ? Duration.ZERO : Duration.ofSeconds(1).dividedBy(perSecond));
  }

  /** How long to rest after a mail, so that the next one begins as long after it as it should. */
  Duration rest(Instant begun, Instant now) {
    var left = apart.minus(Duration.between(begun, now));
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    // A clock that was put back meanwhile must not hold the mail up.
    return left.compareTo(apart) > 0 ? apart : left;
  }
}

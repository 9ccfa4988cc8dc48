package throughline.platform.keycloak;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How many mails went to each address lately. A link works for as long as its mail counts, so that
 * strangers who use them up leave the owner a link that works.
 */
class RecentMails {

  static final int MOST = 3;
  static final Duration WHILE = Duration.ofMinutes(30);

  /** Some 20 MB at the very most. */
  private static final int ADDRESSES = 50_000;

  private final Map<String, Deque<Instant>> sent = new LinkedHashMap<>();
  private final Clock clock;

  RecentMails(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean count(String address) {
    var now = clock.instant();
    var key = address.toLowerCase(Locale.ROOT);
    var earlier = sent.computeIfAbsent(key, first -> new ArrayDeque<>());
    while (!earlier.isEmpty() && !earlier.peek().isAfter(now.minus(WHILE))) {
      earlier.remove();
    }
    if (earlier.size() >= MOST) {
      return false;
    }
    earlier.add(now);
    forgetTheOldest();
    return true;
  }

  private void forgetTheOldest() {
    if (sent.size() > ADDRESSES) {
      sent.remove(sent.keySet().iterator().next());
    }
  }
}

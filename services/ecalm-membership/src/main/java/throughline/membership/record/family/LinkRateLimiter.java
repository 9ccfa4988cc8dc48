package throughline.membership.record.family;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many links that open nothing came from one network address lately. A link is 256 random bits,
 * so that nobody finds one; whoever tries is stopped all the same. Each instance counts for itself,
 * and keeps an address in memory for as long as it counts.
 */
@Singleton
class LinkRateLimiter {

  private static final int MOST = 20;
  private static final Duration WITHIN = Duration.ofMinutes(10);
  private static final int MOST_ADDRESSES = 10_000;

  private record Count(int wrong, Instant since) {}

  private final Clock clock;
  private final Map<String, Count> byAddress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  LinkRateLimiter(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean tooMany(String address) {
    byAddress.computeIfPresent(address, (same, count) -> isOld(count) ? null : count);
    return byAddress.containsKey(address) && byAddress.get(address).wrong() >= MOST;
  }

  /** Also if the clock was put back meanwhile. */
  private boolean isOld(Count count) {
    var now = clock.instant();
    return now.isBefore(count.since()) || now.isAfter(count.since().plus(WITHIN));
  }

  synchronized void add(String address) {
    byAddress.merge(
        address,
        new Count(1, clock.instant()),
        (before, one) -> new Count(before.wrong() + 1, before.since()));
  }
}

package throughline.platform.web.link;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something came from one network address lately. Each instance counts for itself, and
 * keeps an address in memory for as long as it counts.
 */
final class CountByAddress {

  private static final int MOST_ADDRESSES = 10_000;

  private record Count(int times, Instant since) {}

  private final Clock clock;
  private final int most;
  private final Duration within;
  private final Map<String, Count> byAddress =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  CountByAddress(Clock clock, int most, Duration within) {
    this.clock = clock;
    this.most = most;
    this.within = within;
  }

  synchronized boolean tooMany(String address) {
    byAddress.computeIfPresent(address, (same, count) -> isOld(count) ? null : count);
    return byAddress.containsKey(address) && byAddress.get(address).times() >= most;
  }

  /** Also if the clock was put back meanwhile. */
  private boolean isOld(Count count) {
    var now = clock.instant();
    return now.isBefore(count.since()) || now.isAfter(count.since().plus(within));
  }

  synchronized void add(String address) {
    byAddress.merge(
        address,
        new Count(1, clock.instant()),
        (before, one) -> new Count(before.times() + 1, before.since()));
  }
}

package throughline.tracker.source;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.tracker.database.Snapshots;

/** How fresh the figures are, and whether each finished day was read as its source counted it. */
@Singleton
class ReadSources {

  private static final int DAYS = 31;

  private final Snapshots snapshots;
  private final Clock clock;

  ReadSources(Snapshots snapshots, Clock clock) {
    this.snapshots = snapshots;
    this.clock = clock;
  }

  record Sources(Freshness freshness, List<DayComparison> days) {}

  /** Both of one moment. */
  Sources read() {
    return snapshots.read(
        handle ->
            new Sources(
                Freshness.read(handle, clock.instant()),
                DayComparisons.since(handle, London.today(clock).minusDays(DAYS))));
  }
}

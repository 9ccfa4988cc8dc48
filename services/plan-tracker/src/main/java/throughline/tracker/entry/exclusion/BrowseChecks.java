package throughline.tracker.entry.exclusion;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.MeasureStore;

/** Reads the records that somebody should look at, or has looked at. */
@Singleton
class BrowseChecks {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseChecks(ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  List<LookRule> rules() {
    return snapshots.read(
        handle -> Checks.rules(handle, measures.read(handle), London.today(clock)));
  }

  Slice<CheckedRecord> part(PageRequest page) {
    return Slice.part(all(), CheckedRecord::key, page);
  }

  private List<CheckedRecord> all() {
    return snapshots.read(
        handle -> Checks.read(handle, measures.read(handle), London.today(clock)));
  }

  CheckedRecord one(String measure, String id) {
    return all().stream()
        .filter(record -> record.measure().id().equals(measure) && record.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("record with this address"));
  }
}

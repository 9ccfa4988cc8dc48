package throughline.tracker.plan.ownership;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Option;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.rule.MeasureStore;

/** Reads who answers for a measure. */
@Singleton
public class BrowseOwnership {

  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  BrowseOwnership(ReadOnlyTransactions snapshots, MeasureStore measures, Clock clock) {
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  OwnershipView one(String id) {
    return snapshots.read(
        handle -> Ownerships.required(handle, measures.read(handle), id, London.today(clock)));
  }

  public static List<Option> frequencies() {
    return Arrays.stream(Frequency.values())
        .map(often -> Option.of(often.name(), "Each " + often.words()))
        .toList();
  }
}

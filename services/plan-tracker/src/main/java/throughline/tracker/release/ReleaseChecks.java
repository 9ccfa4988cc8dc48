package throughline.tracker.release;

import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.entry.PlanData;
import throughline.tracker.review.DataCheck;

/** What has to be put right before figures go to the public. */
@Singleton
class ReleaseChecks {

  private final PlanData data;

  ReleaseChecks(PlanData data) {
    this.data = data;
  }

  List<DataCheck.Gap> failing(Handle handle, LocalDate coversTo) {
    return DataCheck.wrong(handle, data.measures(handle), coversTo, data.today(), data.now());
  }

  void requireNone(Handle handle, LocalDate coversTo) {
    var failing = failing(handle, coversTo);
    if (!failing.isEmpty()) {
      throw new Conflict(
          "check-fails",
          "Put this right first: %s"
              .formatted(
                  failing.stream().map(DataCheck.Gap::words).collect(Collectors.joining("; "))));
    }
  }
}

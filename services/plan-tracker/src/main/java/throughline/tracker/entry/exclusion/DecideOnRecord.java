package throughline.tracker.entry.exclusion;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.paging.PageRequest;
import throughline.platform.core.paging.Slice;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.entry.observation.ApprovalRule;

/** A strategy lead keeps a record from counting, which somebody else approves, or puts it back. */
@Singleton
public class DecideOnRecord {

  private static final int LONGEST_REASON = 300;

  private final PlanData data;
  private final ApprovalRule approval;

  DecideOnRecord(PlanData data, ApprovalRule approval) {
    this.data = data;
    this.approval = approval;
  }

  List<Checks.LookRule> rules() {
    return data.read(handle -> Checks.rules(handle, data.measures(handle), data.today()));
  }

  Slice<CheckedRecord> part(PageRequest page) {
    return Slice.part(data.read(this::all), CheckedRecord::key, page);
  }

  private List<CheckedRecord> all(Handle handle) {
    return Checks.read(handle, data.measures(handle), data.today());
  }

  CheckedRecord one(String measure, String id) {
    return one(data.read(this::all), measure, id);
  }

  private static CheckedRecord one(List<CheckedRecord> all, String measure, String id) {
    return all.stream()
        .filter(record -> record.measure().id().equals(measure) && record.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new NotFound("record with this address"));
  }

  public boolean decide(
      String measure,
      String id,
      Decisions.Seen seen,
      boolean exclude,
      String reason,
      SignedIn who,
      boolean mayPropose) {
    var decided =
        data.record(
            who,
            (handle, person) -> {
              var record = record(handle, measure, id, seen);
              if (exclude && record.isProposed()) {
                return List.of(approved(handle, record, seen, person));
              }
              if (!mayPropose) {
                throw new NotFound("record with this address that waits for approval");
              }
              return List.of(check(handle, record, seen, exclude, reason));
            });
    var state = decided.get(0).body().path("state").asText();
    Log.infof("event=record-decided measure=%s state=%s", measure, state);
    return state.equals(Decisions.PROPOSED);
  }

  boolean takesTwo(Measure measure) {
    return approval.isRequired(measure);
  }

  private CheckedRecord record(Handle handle, String measure, String id, Decisions.Seen seen) {
    var record = one(all(handle), measure, id);
    StaleEntry.throwUnlessSeen(record.decided(), seen.decision());
    if (record.version() != seen.record()) {
      throw Decisions.changedByItsSource();
    }
    return record;
  }

  private ManualEntry check(
      Handle handle, CheckedRecord record, Decisions.Seen seen, boolean exclude, String typed) {
    if (exclude && record.excluded()) {
      throw new Conflict("excluded", "This record is excluded already. You can put it back");
    }
    var reason = PlanData.reason(typed, "Say why", LONGEST_REASON);
    var excluded = takesTwo(record.measure()) ? Decisions.PROPOSED : Decisions.EXCLUDED;
    return Decisions.fact(
        handle,
        record.aggregate(),
        record.id(),
        seen,
        exclude ? excluded : Decisions.COUNTED,
        reason);
  }

  /** It stays the decision of whoever gave the reason, with who approved it beside. */
  private static ManualEntry approved(
      Handle handle, CheckedRecord record, Decisions.Seen seen, String person) {
    var proposed = record.decision();
    var fact =
        Decisions.fact(
            handle, record.aggregate(), record.id(), seen, Decisions.EXCLUDED, proposed.reason());
    return fact.approved(
        proposed.author(),
        person,
        new Conflict(
            "own-proposal",
            "You said yourself that this record does not count. Somebody else has to approve it"));
  }
}

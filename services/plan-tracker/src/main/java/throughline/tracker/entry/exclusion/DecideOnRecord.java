package throughline.tracker.entry.exclusion;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.entry.observation.ApprovalRule;

/**
 * A strategy lead wants a record kept from counting, and somebody else approves it; or puts it
 * back, or says that it is right.
 */
@Singleton
public class DecideOnRecord {

  private static final int LONGEST_REASON = 300;

  private final RecordEntry ownFacts;
  private final MeasureStore measures;
  private final ApprovalRule approval;
  private final People people;
  private final Clock clock;

  DecideOnRecord(
      RecordEntry ownFacts,
      MeasureStore measures,
      ApprovalRule approval,
      People people,
      Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.approval = approval;
    this.people = people;
    this.clock = clock;
  }

  /** Decides; figures follow at once, and what was known before stays known. */
  @Transactional
  public boolean decide(
      String measure,
      String id,
      Decisions.Seen seen,
      boolean exclude,
      String reason,
      SignedIn who,
      boolean mayPropose) {
    var person = people.recognise(who).toString();
    var decided =
        ownFacts.record(
            who,
            handle -> {
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
    var record =
        Checks.read(handle, measures.read(handle), London.today(clock)).stream()
            .filter(each -> each.measure().id().equals(measure) && each.id().equals(id))
            .findFirst()
            .orElseThrow(() -> new NotFound("record with this address"));
    if (record.decided() != seen.decision()) {
      throw new StaleEntry();
    }
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
    var fields = new Fields();
    var reason = fields.text("reason", typed, LONGEST_REASON, "Say why");
    fields.throwIfAny();
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
    if (record.isProposedBy(person)) {
      throw new Conflict(
          "own-proposal",
          "You said yourself that this record does not count. Somebody else has to approve it");
    }
    var proposed = record.decision();
    var fact =
        Decisions.fact(
            handle,
            record.aggregate(),
            record.id(),
            seen,
            Decisions.EXCLUDED,
            proposed.text("reason"));
    fact.body().put("by", proposed.text("by")).put("approvedBy", person);
    return fact;
  }
}

package throughline.tracker.exclusion;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.time.London;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.own.StaleEntry;
import throughline.tracker.rule.MeasureStore;

/** A strategy lead keeps a record from counting, puts it back, or says that it is right. */
@Singleton
class DecideOnRecord {

  private static final int LONGEST_REASON = 300;

  private final OwnFacts ownFacts;
  private final MeasureStore measures;
  private final Clock clock;

  DecideOnRecord(OwnFacts ownFacts, MeasureStore measures, Clock clock) {
    this.ownFacts = ownFacts;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Decides; figures follow at once, and what was known before stays known.
   *
   * @param exclude whether the record is kept from counting
   * @throws throughline.platform.core.input.InvalidInput when no reason is given
   * @throws Conflict if somebody else has decided meanwhile, its source has changed it, or it is
   *     excluded already
   * @throws NotFound if there is no such record
   */
  void decide(
      String measure,
      String id,
      Decisions.Seen seen,
      boolean exclude,
      String reason,
      SignedIn who) {
    ownFacts.record(who, handle -> List.of(check(handle, measure, id, seen, exclude, reason)));
    Log.infof("event=record-decided measure=%s excluded=%b", measure, exclude);
  }

  private OwnFact check(
      Handle handle,
      String measure,
      String id,
      Decisions.Seen seen,
      boolean exclude,
      String typed) {
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
    if (exclude && record.excluded()) {
      throw new Conflict("excluded", "This record is excluded already. You can put it back");
    }
    var fields = new Fields();
    var reason = fields.text("reason", typed, LONGEST_REASON, "Say why");
    fields.throwIfAny();
    return Decisions.fact(handle, record.aggregate(), id, seen, exclude, reason);
  }
}

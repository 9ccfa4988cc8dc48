package throughline.tracker.entry.population;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.NotFound;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;

/** A strategy lead takes the estimate of a year back; the one before it, if any, then goes on. */
@Singleton
class WithdrawEstimate {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry ownFacts;

  WithdrawEstimate(RecordEntry ownFacts) {
    this.ownFacts = ownFacts;
  }

  void withdraw(String ageBand, int year, long seen, String reason, SignedIn who) {
    ownFacts.record(who, handle -> List.of(check(handle, ageBand, year, seen, reason)));
  }

  private static ManualEntry check(
      Handle handle, String ageBand, int year, long seen, String typed) {
    var book = Populations.book(handle, ageBand);
    var inForce = book.year(year).orElseThrow(() -> new NotFound("estimate of this year"));
    if (Populations.version(handle, ageBand, year) != seen) {
      throw new StaleEntry();
    }
    var fields = new Fields();
    var reason = fields.text("reason", typed, LONGEST_REASON, "Say why the estimate is withdrawn");
    fields.throwIfAny();
    book.remove(year);
    var withdrawn =
        new Estimate(ageBand, year, inForce.publishedOn(), "withdrawn", reason, Map.of());
    return Populations.fact(Populations.version(handle, ageBand), withdrawn, book);
  }
}

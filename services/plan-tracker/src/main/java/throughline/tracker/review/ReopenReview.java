package throughline.tracker.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;

/**
 * A strategy lead finds that something in a signed review is wrong. It is checked and signed anew,
 * by two again; what was signed stays beside it.
 */
@Singleton
public class ReopenReview {

  private static final int LONGEST_REASON = 500;

  private final RecordEntry facts;
  private final ActionPlan plan;
  private final Clock clock;

  ReopenReview(RecordEntry facts, ActionPlan plan, Clock clock) {
    this.facts = facts;
    this.plan = plan;
    this.clock = clock;
  }

  public void reopen(String key, long seen, String why, SignedIn who) {
    var quarter = Reviews.quarter(key, plan, London.today(clock));
    facts.record(who, handle -> List.of(check(handle, quarter, seen, why)));
  }

  private static ManualEntry check(Handle handle, Period quarter, long seen, String why) {
    var review = Reviews.of(handle, quarter);
    if (review.signed().isEmpty()) {
      throw new Conflict("not-signed", "This quarter is not signed off, so it is open already");
    }
    if (review.version() != seen) {
      throw new StaleEntry();
    }
    var fields = new Fields().called("reason", "Reason");
    var reason = fields.text("reason", why, LONGEST_REASON, "Say what is wrong");
    fields.throwIfAny();
    return ReviewBody.reopened(quarter, seen, reason);
  }
}

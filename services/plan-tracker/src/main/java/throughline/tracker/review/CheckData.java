package throughline.tracker.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;

/** A strategy lead says that the data of a quarter was checked, and why the review goes on. */
@Singleton
public class CheckData {

  static final int LONGEST_NOTE = 1_000;

  private final RecordEntry facts;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  CheckData(
      RecordEntry facts,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      ActionPlan plan,
      Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  public void check(String key, long seen, SeenGaps shown, String note, SignedIn who) {
    var quarter = Reviews.quarter(key, plan, London.today(clock));
    var gaps = gaps(quarter);
    facts.record(who, handle -> List.of(fact(handle, quarter, seen, new Shown(gaps, shown), note)));
  }

  public SeenGaps shown(String key) {
    return SeenGaps.of(gaps(Reviews.quarter(key, plan, London.today(clock))));
  }

  private List<Gap> gaps(Period quarter) {
    return snapshots.readBeside(
        handle ->
            DataCheck.read(
                handle, measures.read(handle), quarter, London.today(clock), clock.instant()));
  }

  private record Shown(List<Gap> gaps, SeenGaps seen) {}

  private static ManualEntry fact(
      Handle handle, Period quarter, long seen, Shown shown, String typed) {
    var review = Reviews.of(handle, quarter);
    if (review.signed().isPresent()) {
      throw new Conflict(
          "signed",
          "This quarter is signed off. Its figures stay as they were. If something in it is wrong,"
              + " reopen it first");
    }
    if (review.version() != seen) {
      throw new StaleEntry();
    }
    if (!shown.seen().are(shown.gaps())) {
      throw new Conflict(
          "moved",
          "What the data lacks has changed since you opened this page. What is new is marked above,"
              + " and what you typed is still here: send it again if it holds of that, too");
    }
    var fields = new Fields();
    var note =
        shown.gaps().isEmpty()
            ? fields.optionalText("note", typed, LONGEST_NOTE).orElse("")
            : fields.text(
                "note", typed, LONGEST_NOTE, "Say why the review goes on with what is missing");
    fields.throwIfAny();
    return ReviewBody.checked(quarter, seen, shown.gaps().stream().map(Gap::words).toList(), note);
  }
}

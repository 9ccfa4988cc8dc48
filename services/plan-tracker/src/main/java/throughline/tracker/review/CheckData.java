package throughline.tracker.review;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.tracker.database.Snapshots;
import throughline.tracker.figure.Period;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.own.StaleEntry;
import throughline.tracker.rule.MeasureStore;

/** A strategy lead says that the data of a quarter was checked, and why the review goes on. */
@Singleton
public class CheckData {

  static final int LONGEST_NOTE = 1_000;

  private final OwnFacts facts;
  private final Snapshots snapshots;
  private final MeasureStore measures;
  private final Clock clock;

  CheckData(OwnFacts facts, Snapshots snapshots, MeasureStore measures, Clock clock) {
    this.facts = facts;
    this.snapshots = snapshots;
    this.measures = measures;
    this.clock = clock;
  }

  /**
   * Records it with what was missing.
   *
   * @param seen the version of the review that the lead had before them
   * @throws InvalidInput when something is missing and nobody says why that does not matter
   * @throws Conflict if somebody else went on meanwhile, or the quarter is signed off
   * @throws throughline.platform.core.refusal.NotFound if the quarter has not ended
   */
  public void check(String key, long seen, String note, SignedIn who) {
    var today = London.today(clock);
    var quarter = Reviews.quarter(key, today);
    var gaps =
        QuarkusTransaction.suspendingExisting()
            .call(
                () ->
                    snapshots.read(
                        handle ->
                            DataCheck.read(
                                handle, measures.read(handle), quarter, today, clock.instant())));
    var words = gaps.stream().map(Gap::words).toList();
    facts.record(who, handle -> List.of(fact(handle, quarter, seen, words, note)));
  }

  private static OwnFact fact(
      Handle handle, Period quarter, long seen, List<String> gaps, String typed) {
    var review = Reviews.of(handle, quarter);
    if (review.signed().isPresent()) {
      throw new Conflict("signed", "This quarter is signed off. Its figures stay as they were");
    }
    if (review.version() != seen) {
      throw new StaleEntry();
    }
    var fields = new Fields();
    var note =
        gaps.isEmpty()
            ? fields.optionalText("note", typed, LONGEST_NOTE).orElse("")
            : fields.text(
                "note", typed, LONGEST_NOTE, "Say why the review goes on with what is missing");
    fields.throwIfAny();
    return ReviewBody.checked(quarter, seen, gaps, note);
  }
}

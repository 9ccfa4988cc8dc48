package throughline.tracker.review;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.tracker.engine.database.ReadOnlyTransactions;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.engine.rule.MeasureStore;
import throughline.tracker.entry.ManualEntry;
import throughline.tracker.entry.RecordEntry;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/** A second person signs a quarter off: its figures stay as they are shown. */
@Singleton
public class SignOff {

  private final RecordEntry facts;
  private final People people;
  private final ReadOnlyTransactions snapshots;
  private final MeasureStore measures;
  private final ActionPlan plan;
  private final Clock clock;

  SignOff(
      RecordEntry facts,
      People people,
      ReadOnlyTransactions snapshots,
      MeasureStore measures,
      ActionPlan plan,
      Clock clock) {
    this.facts = facts;
    this.people = people;
    this.snapshots = snapshots;
    this.measures = measures;
    this.plan = plan;
    this.clock = clock;
  }

  public void sign(String key, long seen, String seal, String note, SignedIn who) {
    var quarter = Reviews.quarter(key, plan, London.today(clock));
    var statement = statement(quarter);
    facts.record(
        who,
        handle -> List.of(check(handle, quarter, seen, new Shown(statement, seal), note, who)));
  }

  public String seal(String key) {
    return statement(Reviews.quarter(key, plan, London.today(clock))).seal();
  }

  private Statement statement(Period quarter) {
    return snapshots.readBeside(
        handle ->
            Statement.read(
                handle, measures.read(handle), quarter, London.today(clock), clock.instant()));
  }

  private record Shown(Statement statement, String seal) {}

  private ManualEntry check(
      Handle handle, Period quarter, long seen, Shown shown, String typed, SignedIn who) {
    var review = Reviews.of(handle, quarter);
    if (review.signed().isPresent()) {
      throw new Conflict(
          "signed", "Somebody has signed this quarter off. Its figures stay as they were");
    }
    if (review.version() != seen) {
      throw new StaleEntry();
    }
    var checked =
        review
            .checked()
            .orElseThrow(
                () ->
                    new Conflict("not-checked", "Nobody has checked the data yet. Do that first"));
    requireCommentary(shown.statement());
    requireSecondPerson(handle, quarter, checked, who);
    if (!shown.statement().seal().equals(shown.seal())) {
      throw new Conflict(
          "moved",
          "A figure or a commentary has changed since you opened this page. What they say now is"
              + " shown above: look again, then sign off");
    }
    var fields = new Fields();
    var note = fields.optionalText("note", typed, CheckData.LONGEST_NOTE).orElse("");
    fields.throwIfAny();
    return ReviewBody.signed(quarter, seen, shown.statement(), note);
  }

  private static void requireCommentary(Statement statement) {
    var lacking = statement.lackingCommentary();
    if (!lacking.isEmpty()) {
      throw new Conflict(
          "no-commentary",
          "Nobody has said why these are off track: %s. Write about them first"
              .formatted(String.join(", ", lacking)));
    }
  }

  /** Nobody signs off what they alone have checked or written. */
  private void requireSecondPerson(
      Handle handle, Period quarter, Review.Checked checked, SignedIn who) {
    var self = people.find(who.subject()).map(UUID::toString).orElse("");
    if (checked.author().equals(self)) {
      throw new Conflict(
          "same-person",
          "You checked the data yourself. Somebody else has to sign the quarter off");
    }
    var authors =
        Commentaries.historyOf(handle, quarter).stream()
            .map(Commentary::author)
            .collect(Collectors.toSet());
    if (authors.size() == 1 && authors.contains(self)) {
      throw new Conflict(
          "same-person",
          "You wrote all of the commentary yourself. Somebody else has to sign the quarter off");
    }
  }
}

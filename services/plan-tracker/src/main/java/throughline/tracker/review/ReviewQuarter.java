package throughline.tracker.review;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.refusal.Conflict;
import throughline.tracker.engine.plan.ActionPlan;
import throughline.tracker.entry.PlanData;
import throughline.tracker.entry.StaleEntry;
import throughline.tracker.figure.Period;
import throughline.tracker.review.commentary.Commentaries;
import throughline.tracker.review.commentary.Commentary;

/**
 * A strategy lead says that the data of a quarter was checked; a second person signs it off, and
 * its figures stay as they are shown. Where something in it is wrong a lead reopens it: it is
 * checked and signed anew, by two again, and what was signed stays beside it.
 */
@Singleton
public class ReviewQuarter {

  private static final int LONGEST_NOTE = 1_000;

  private final PlanData data;
  private final ActionPlan plan;
  private final KeepPacks packs;

  ReviewQuarter(PlanData data, ActionPlan plan, KeepPacks packs) {
    this.data = data;
    this.plan = plan;
    this.packs = packs;
  }

  private Period quarter(String key) {
    return Reviews.quarter(key, plan, data.today());
  }

  public void check(String key, long seen, SeenGaps shown, String typed, SignedIn who) {
    var quarter = quarter(key);
    var gaps = gaps(quarter);
    data.recordOne(
        who,
        handle -> {
          open(
              handle,
              quarter,
              seen,
              "This quarter is signed off. Its figures stay as they were. If something in it is wrong, reopen it first");
          if (!shown.are(gaps)) {
            throw new Conflict(
                "moved",
                "What the data lacks has changed since you opened this page. What is new is marked above, and what you typed is still here: send it again if it holds of that, too");
          }
          var words = gaps.stream().map(DataCheck.Gap::words).toList();
          return Reviews.checked(quarter, seen, words, note(typed, gaps.isEmpty()));
        });
  }

  private static String note(String typed, boolean mayBeEmpty) {
    var fields = new Fields();
    var note =
        mayBeEmpty
            ? fields.optionalText("note", typed, LONGEST_NOTE).orElse("")
            : fields.text(
                "note", typed, LONGEST_NOTE, "Say why the review goes on with what is missing");
    fields.throwIfAny();
    return note;
  }

  /** What somebody who opens the check has before them now. */
  public SeenGaps shown(String key) {
    return SeenGaps.of(gaps(quarter(key)));
  }

  private List<DataCheck.Gap> gaps(Period quarter) {
    return data.readBeside(
        handle -> DataCheck.read(handle, data.measures(handle), quarter, data.today(), data.now()));
  }

  private static Review open(Handle handle, Period quarter, long seen, String signed) {
    var review = Reviews.of(handle, quarter);
    if (review.signed().isPresent()) {
      throw new Conflict("signed", signed);
    }
    StaleEntry.throwUnlessSeen(review.version(), seen);
    return review;
  }

  @Transactional
  public void sign(String key, long seen, String seal, String note, SignedIn who) {
    var quarter = quarter(key);
    var statement = statement(quarter);
    var beside = packs.beside(quarter, statement);
    data.record(
        who,
        (handle, person) -> {
          var checked =
              open(
                      handle,
                      quarter,
                      seen,
                      "Somebody has signed this quarter off. Its figures stay as they were")
                  .checked()
                  .orElseThrow(
                      () ->
                          new Conflict(
                              "not-checked", "Nobody has checked the data yet. Do that first"));
          requireCommentary(quarter, statement);
          requireSecondPerson(handle, quarter, checked, person);
          if (!statement.seal().equals(seal)) {
            throw new Conflict(
                "moved",
                "A figure or a commentary has changed since you opened this page. What they say now is shown above: look again, then sign off");
          }
          return List.of(Reviews.signed(quarter, seen, statement, note(note, true)));
        });
    packs.keep(quarter, beside);
  }

  /** The seal of what a signatory has before them now. */
  public String seal(String key) {
    return statement(quarter(key)).seal();
  }

  private Statement statement(Period quarter) {
    return data.readBeside(
        handle -> Statement.read(handle, data.measures(handle), quarter, data.today(), data.now()));
  }

  /** Each that lacks one leads to the form in which it is written. */
  private static void requireCommentary(Period quarter, Statement statement) {
    var lacking = statement.lackingCommentary();
    if (!lacking.isEmpty()) {
      throw new InvalidInput(
          lacking.stream()
              .map(
                  each ->
                      new FieldError(
                          "/measures/%s/commentary/%s"
                              .formatted(each.measure(), Reviews.id(quarter)),
                          "Say why it is off track: " + each.title()))
              .toList());
    }
  }

  /** Nobody signs off what they alone have checked or written. */
  private static void requireSecondPerson(
      Handle handle, Period quarter, Review.Checked checked, String person) {
    PlanData.requireSecond(
        checked.author(),
        person,
        new Conflict(
            "same-person",
            "You checked the data yourself. Somebody else has to sign the quarter off"));
    var authors =
        Commentaries.historyOf(handle, quarter).stream()
            .map(Commentary::author)
            .collect(Collectors.toSet());
    if (authors.equals(Set.of(person))) {
      throw new Conflict(
          "same-person",
          "You wrote all of the commentary yourself. Somebody else has to sign the quarter off");
    }
  }

  public void reopen(String key, long seen, String why, SignedIn who) {
    var quarter = quarter(key);
    data.recordOne(
        who,
        handle -> {
          var review = Reviews.of(handle, quarter);
          if (review.signed().isEmpty()) {
            throw new Conflict(
                "not-signed", "This quarter is not signed off, so it is open already");
          }
          StaleEntry.throwUnlessSeen(review.version(), seen);
          return Reviews.reopened(quarter, seen, PlanData.reason(why, "Say what is wrong"));
        });
  }
}

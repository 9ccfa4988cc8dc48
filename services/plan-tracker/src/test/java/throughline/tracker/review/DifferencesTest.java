package throughline.tracker.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.tracker.plan.ownership.SelfAssessment;
import throughline.tracker.plan.target.Status;

/** What a signature says otherwise than the one before, and nothing of what is the same. */
class DifferencesTest {

  private static final SignedMeasure VISITS = measure("visits", "30", "Red: 30 of 100.", "100", 1);
  private static final SignedAssessment STAFF =
      judged("staff", SelfAssessment.OFF_TRACK, "Few", "", 1);

  @Test
  void ofAMeasureItsFigureSentenceTargetAndCommentary() {
    assertEquals(List.of(), between(VISITS, VISITS));
    assertEquals(
        List.of("The visits: 30 (red) then, 40 (red) in what replaced it"),
        between(VISITS, measure("visits", "40", "Red: 40 of 100.", "100", 1)));
    assertEquals(
        List.of(
            "The visits: “Red: 30 of 100.” then, “Red: 30 of 100, tolerance 5.” in what replaced it"),
        between(VISITS, measure("visits", "30", "Red: 30 of 100, tolerance 5.", "100", 1)));
    assertEquals(
        List.of(
            "The visits: its target: “100” then, “90” in what replaced it",
            "The visits: its commentary was rewritten"),
        between(VISITS, measure("visits", "30", "Red: 30 of 90.", "90", 2)));
    assertEquals(
        List.of("The visits: its commentary was added"),
        between(measure("visits", "30", "Red: 30 of 100.", "100", 0), VISITS));
  }

  @Test
  void ofWhatIsJudgedInWordsItsStateReasonAndWhatWasSaidAfterTheQuarter() {
    assertEquals(List.of(), between(STAFF, STAFF));
    assertEquals(
        List.of("The staff: off track (Few) then, at risk (More) in what replaced it"),
        between(STAFF, judged("staff", SelfAssessment.AT_RISK, "More", "", 1)));
    assertEquals(
        List.of(
            "The staff: judged after the quarter: none then, “Judged anew.” in what replaced it",
            "The staff: its commentary was rewritten"),
        between(STAFF, judged("staff", SelfAssessment.OFF_TRACK, "Few", "Judged anew.", 2)));
    assertEquals(
        List.of(
            "The visits: 30 (red) then, not in it in what replaced it",
            "The staff: not in it then, off track (Few) in what replaced it"),
        Differences.between(
            new Statement(null, List.of(VISITS), List.of()),
            new Statement(null, List.of(), List.of(STAFF))));
  }

  private static List<String> between(SignedMeasure before, SignedMeasure after) {
    return Differences.between(
        new Statement(null, List.of(before), List.of()),
        new Statement(null, List.of(after), List.of()));
  }

  private static List<String> between(SignedAssessment before, SignedAssessment after) {
    return Differences.between(
        new Statement(null, List.of(), List.of(before)),
        new Statement(null, List.of(), List.of(after)));
  }

  private static SignedMeasure measure(
      String id, String text, String sentence, String target, long commentary) {
    var year = LocalDate.parse("2026-04-01");
    return new SignedMeasure(
        id,
        "The " + id,
        1,
        text,
        Optional.empty(),
        Status.RED,
        sentence,
        target,
        year,
        1,
        "",
        "",
        "",
        "",
        commentary);
  }

  private static SignedAssessment judged(
      String id, SelfAssessment state, String reason, String anew, long commentary) {
    return new SignedAssessment(
        id, "The " + id, state, "Head of Staff", reason, "", anew, commentary);
  }
}

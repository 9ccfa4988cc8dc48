package throughline.tracker.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;

/** What owners judge in words is reviewed, explained and signed off as figures are. */
@QuarkusTest
class ReviewAssessmentsTest extends QuarterReview {

  /** Of the plan's measures most are judged in words; what their owners said was in no review. */
  @Test
  void whatIsJudgedInWordsIsSignedOffAsItWasThen() throws IOException {
    judge("OFF_TRACK", "Fewer answer the survey");
    assertEquals(303, check(lead, "The others report yearly").status());
    var sentence = "Off track, as Head of Staff judges it: Fewer answer the survey";
    assertTrue(main(other, review() + "/sign").contains(sentence));
    assertEquals(303, write(lead, ENGAGEMENT, commentary()).status());
    var opened = other.open(review() + "/sign");
    judge("AT_RISK", "More answer");
    var moved = other.send(opened, review() + "/sign", Map.of("seal", opened.value("seal")));
    assertRefused(moved, "has changed since you opened this page");

    assertEquals(303, sign(other, "").status());
    judge("ON_TRACK", "All answer");

    var signed = "Off track, as Head of Staff judges it: Fewer answer the survey";
    var today = London.date(London.today(clock));
    var first = "Judged first on %s, when the quarter was over.".formatted(today);
    var anew = first + " Judged anew on %s: at risk (More answer).".formatted(today);
    assertTrue(main(lead, review()).contains(anew), main(lead, review()));
    var since = "Judged anew since on %s: on track (All answer).".formatted(today);
    assertTrue(main(lead, review()).contains(since), main(lead, review()));
    assertTrue(new String(file("/pack.csv")).contains(anew));
    assertTrue(main(lead, review()).contains("Fewer classes come"), "what was written of it");
    assertTrue(new String(file("/pack.csv")).contains("Write to heads"));
    assertTrue(main(lead, review()).contains(signed), main(lead, review()));
    assertTrue(new String(file("/pack.csv")).contains(signed));
    ofApi()
        .body("judged.find { it.measure == 'staff-engagement' }.state", equalTo("OFF_TRACK"))
        .body("judged.find { it.measure == 'staff-engagement' }.judgedSince", equalTo(since))
        .body(
            "judged.find { it.measure == 'staff-engagement' }.why", equalTo("Schools lack buses"));
    var text = packText();
    assertTrue(text.contains("Judged in words: 1 off track."), "counted apart " + text);
    assertTrue(text.contains(signed), text);
    assertTrue(text.contains(anew), text);
    assertTrue(text.contains("Fewer classes come"), text);
    assertTrue(rebuild.rebuild().identical());
  }

  /** Words about what was at risk say nothing of what is off track, as with a figure. */
  @Test
  void whatWasWrittenSaysThatTheOwnerHasJudgedAnewSince() {
    judge("AT_RISK", "More answer");
    assertEquals(303, write(lead, ENGAGEMENT, commentary()).status());

    judge("OFF_TRACK", "Nobody answers");

    var words =
        "Written when it was judged at risk (More answer); it is judged off track (Nobody answers) now.";
    for (var page :
        List.of("/measures/" + ENGAGEMENT, "/measures/" + ENGAGEMENT + "/commentary", "/")) {
      assertTrue(main(lead, page).contains(words), page + main(lead, page));
    }
  }

  /** An owner who says that it is off track owes the why, as a figure does. */
  @Test
  void whatItsOwnerJudgesToBeOffTrackIsExplainedBeforeAnybodySigns() {
    judge("OFF_TRACK", "Fewer answer the survey");
    assertEquals(303, check(lead, "The others report yearly").status());
    var page = lead.open(review());
    assertTrue(page.text("main").contains("1 without commentary"), page.text("main"));
    assertTrue(page.text("main").contains("No commentary Write about it"), page.text("main"));
    var since = "Since " + London.date(London.today(clock)) + ".";
    assertTrue(page.text("main").contains(since), page.text("main"));
    assertTrue(main(lead, "/").contains("Nobody has said why."), main(lead, "/"));
    assertTrue(page.links().contains(writing(ENGAGEMENT)), page.links().toString());
    var unexplainedOnes = sign(other, "").problems();
    assertTrue(
        unexplainedOnes.get(0).startsWith(writing(ENGAGEMENT) + " Say why it is off track: "),
        unexplainedOnes.toString());

    var form = lead.open(writing(ENGAGEMENT));
    assertTrue(form.text("main").contains("Off track Head of Staff: Fewer answer the survey"));
    var idle = write(lead, ENGAGEMENT, Map.of("happening", "a", "why", "b"));
    assertTrue(idle.problems().toString().contains("Say what is done next"), "as of a figure");
    judge("AT_RISK", "More answer");
    var moved = lead.send(form, writing(ENGAGEMENT), commentary());
    assertRefused(moved, "The measure has been judged anew since you opened this page");
    assertTrue(moved.text("main").contains("At risk Head of Staff: More answer"));
    assertEquals(303, lead.send(moved, writing(ENGAGEMENT), commentary()).status());
    assertFalse(main(lead, "/measures/" + ENGAGEMENT).contains("the figure was"));
    assertFalse(main(lead, "/measures/" + ENGAGEMENT).contains("Written when it was judged"));

    assertTrue(main(lead, review()).contains("Explained"), main(lead, review()));
    assertEquals(303, sign(other, "").status());
  }
}

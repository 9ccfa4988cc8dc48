package throughline.tracker.api;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;

/** A mistake that is found after the signature is mended by another one; the first stays. */
@QuarkusTest
class ReopenedReviewTest extends QuarterReview {

  private static final String REASON = "A library was counted twice";

  @Test
  void whatIsSignedAnewIsCheckedAnewAndBothAreKept() throws IOException {
    signed();
    var stale = lead.open(review() + "/reopen");
    assertEquals(400, reopen(lead, "").status());
    assertEquals(303, reopen(lead, REASON).status());
    assertRefused(
        lead.send(stale, review() + "/reopen", Map.of("reason", "Mine")), "is not signed off");

    var open = main(lead, review());
    assertTrue(open.contains("Reopened by Lee Strategy (test)"), open);
    assertTrue(open.contains(REASON), open);
    assertTrue(open.contains("Not signed off"), open);
    assertTrue(main(lead, "/reviews").contains("Reopened"));
    var measure = main(lead, "/measures/" + VISITS);
    assertTrue(measure.contains(" as 30, and is reopened."), measure);
    var first = file("/pack.pdf?signature=1");
    assertTrue(pack("?signature=1").contains("In the quarter: 30"), "while it is open");
    assertEquals(404, lead.open(review() + "/pack.pdf").status(), "nothing is signed");

    correct("40");
    assertRefused(sign(other, ""), "Nobody has checked the data yet");
    assertEquals(303, check(lead, "The others report yearly").status());
    assertRefused(sign(lead, ""), "You checked the data yourself");
    assertTrue(main(other, review() + "/sign").contains(REASON), "what the first was wrong in");
    assertEquals(303, sign(other, "Again").status());

    var again = main(lead, review());
    assertTrue(again.contains("was signed off before by Ola Strategy (test)"), again);
    assertTrue(
        again.contains("number of school visits: 30 (red) then, 40 (red) in what replaced it"),
        again);
    var now = pack("");
    assertTrue(now.contains("In the quarter: 40"), now);
    assertTrue(now.contains("It replaces what Ola Strategy (test) signed off on "), now);
    assertTrue(now.contains(REASON), now);
    var then = pack("?signature=1");
    assertTrue(then.contains("In the quarter: 30"), then);
    assertFalse(then.contains("It replaces what"), then);
    assertArrayEquals(first, file("/pack.pdf?signature=1"), "whatever was signed since");
    assertEquals(404, lead.open(review() + "/pack.pdf?signature=2").status());
    ofApi()
        .body("state", equalTo("SIGNED_OFF"))
        .body("earlier[0].signedBy", equalTo("Ola Strategy (test)"))
        .body("earlier[0].reason", equalTo(REASON));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void whatItSaysOtherwiseIsAlsoWhatWasWrittenAimedForAndJudged() throws IOException {
    judge("OFF_TRACK", "Fewer answer the survey");
    report("30");
    aim(400);
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, write(lead, commentary()).status());
    assertEquals(303, write(lead, ENGAGEMENT, commentary()).status());
    assertEquals(303, sign(other, "").status());
    assertEquals(303, reopen(lead, REASON).status());

    aim(1, 360);
    assertEquals(303, write(lead, with("happening", "Another story")).status());
    judge("AT_RISK", "More answer");
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, sign(other, "Again").status());

    var page = main(lead, review());
    var pack = pack("");
    for (var line :
        List.of(
            "number of school visits: its target: “Minimum: 400 by ",
            "number of school visits: its commentary was rewritten",
            "judged after the quarter: “Judged first on ",
            "at risk (More answer).” in what replaced it")) {
      assertTrue(page.contains(line), line + " in " + page);
      assertTrue(pack.contains(line), line + " in " + pack);
    }
    assertFalse(page.contains("its commentary was added"), "that of the other stayed");
  }

  /** An administrator was led to pages that are refused to them. */
  @Test
  void nobodyIsLedToWhatTheyMayNotDo() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));
    assertTrue(lead.open(review()).links().contains(review() + "/check"));
    assertFalse(administrator.open(review()).links().contains(review() + "/check"));
    signed();
    assertFalse(administrator.open(review()).links().contains(review() + "/reopen"));
  }

  @Test
  void onlyWhatIsSignedIsReopened() {
    assertTrue(main(lead, review() + "/reopen").contains("is not signed off"));
    signed();
    assertTrue(lead.open(review()).links().contains(review() + "/reopen"));
    assertTrue(main(lead, review() + "/check").contains("The quarter is signed off"));
  }

  private void signed() {
    report("30");
    aim(400);
    assertEquals(303, check(lead, "The others report yearly").status());
    assertEquals(303, write(lead, commentary()).status());
    assertEquals(303, sign(other, "").status());
  }

  private Page reopen(Browser who, String reason) {
    var form = review() + "/reopen";
    return who.send(who.open(form), form, Map.of("reason", reason));
  }

  private String pack(String which) throws IOException {
    try (var document = Loader.loadPDF(file("/pack.pdf" + which))) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}

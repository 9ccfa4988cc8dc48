package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestTokens;
import throughline.tracker.figure.Period;
import throughline.tracker.own.OwnFact;
import throughline.tracker.own.OwnFacts;
import throughline.tracker.rebuild.RebuildFigures;
import throughline.tracker.rule.Frequency;
import throughline.tracker.schema.OwnKind;

/** A quarter goes from its data check to a pack, and what comes later is shown as revised. */
@QuarkusTest
class ReviewPagesTest {

  private static final String VISITS = "school-visits";
  private static final String UNREPORTED =
      "number of school visits: nobody has entered a figure for ";
  private static final String ENGAGEMENT = "staff-engagement";
  private static final String TOKEN =
      TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;
  @Inject OwnFacts facts;

  @TempDir Path directory;

  @BeforeEach
  @AfterEach
  void forget() {
    for (var kind :
        List.of(
            OwnKind.TARGET,
            OwnKind.COMMENTARY,
            OwnKind.REVIEW,
            OwnKind.OBSERVATION,
            OwnKind.OWNERSHIP,
            OwnKind.RETIREMENT)) {
      Entered.forget(kind.aggregate(), rebuild);
    }
  }

  @Test
  void aQuarterIsCheckedExplainedSignedOffAndRevised() throws IOException {
    report("30");
    aim(400);
    assertTrue(lead.open("/reviews").links().contains(review()), "the quarter that ended last");
    assertTrue(main(lead, review()).contains("Not signed off"));
    assertTrue(main(lead, review()).contains("1 without commentary"), main(lead, review()));

    var unexplained = check(lead, "");
    assertEquals(400, unexplained.status(), "other figures are missing");
    assertTrue(unexplained.problems().get(0).contains("Say why the review goes on"));
    assertRefused(sign(other, ""), "Nobody has checked the data yet");
    assertEquals(303, check(lead, "The others report yearly").status());
    assertRefused(sign(other, ""), "Nobody has said why these are off track: ");

    assertEquals(303, write(lead, commentary()).status());
    assertRefused(sign(lead, ""), "You checked the data yourself");

    var opened = other.open(review() + "/sign");
    correct("33");
    var seen = Map.of("seal", opened.value("seal"), "version", opened.value("version"));
    var moved = other.send(opened, review() + "/sign", seen);
    assertRefused(moved, "has changed since you opened this page");
    assertTrue(moved.text("main").contains("33"));
    var late = lead.open(review() + "/sign");
    assertEquals(303, sign(other, "Seen by the board").status());
    assertRefused(lead.send(late, review() + "/sign", Map.of()), "signed this quarter off");

    correct("40");
    var after = main(lead, review());
    assertTrue(after.contains("rose from 33 to 40: corrections of 1 entry added 7."), after);
    assertTrue(after.contains("Revised now 40"), after);
    assertTrue(after.contains("Signed off by Ola Strategy (test)"), after);
    pack();
    var measure = main(lead, "/measures/" + VISITS);
    assertTrue(measure.contains(" as 33. Revised "), measure);
    given()
        .auth()
        .oauth2(TOKEN)
        .get("/api" + review())
        .then()
        .statusCode(200)
        .body("state", equalTo("SIGNED_OFF"))
        .body("measures.find { it.measure == 'school-visits' }.text", equalTo("33"))
        .body("measures.find { it.measure == 'school-visits' }.now", equalTo("40"));
    given().auth().oauth2(TOKEN).get("/api/reviews").then().statusCode(200);
    assertTrue(rebuild.rebuild().identical());
  }

  /** What was signed off, whatever was said since. */
  private void pack() throws IOException {
    write(lead, with("happening", "Another story"));
    var pdf = file("/pack.pdf");
    try (var document = Loader.loadPDF(pdf)) {
      var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertTrue(text.contains("Fewer classes come"), text);
      assertTrue(text.contains("Write to heads: Head of Libraries, by 1 March 2099"), text);
      assertTrue(text.contains("In the quarter: 33"), text);
      assertTrue(text.contains("Since "), text);
      assertTrue(text.contains("The others report yearly"), text);
      assertFalse(text.contains("Another story"), text);
    }
    var workbook = Files.write(directory.resolve("pack.xlsx"), file("/pack.xlsx"));
    try (var rows = Rows.open(workbook, "pack.xlsx", TableLimits.USUAL)) {
      var found = new HashMap<String, String>();
      rows.forEachRemaining(row -> found.put(row.text(11), row.text(2) + " " + row.text(12)));
      assertEquals("33 Head of Libraries", found.get("Write to heads"), found.toString());
    }
    assertTrue(new String(file("/pack.csv")).contains("Write to heads"));
  }

  private byte[] file(String name) {
    return given()
        .auth()
        .oauth2(TOKEN)
        .get(review() + name)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /** A gap that its author was never shown would be recorded as one that they let pass. */
  @Test
  void whoseGapsChangeWhileTheyCheckIsShownWhatIsNewAndLosesNothing() {
    var typed = Map.of("note", "They report yearly");
    var mine = lead.open(review() + "/check");
    report("30");

    var fewer = lead.send(mine, review() + "/check", typed);

    assertRefused(fewer, "What the data lacks has changed since you opened this page");
    assertTrue(fewer.text("main").contains("this is no longer missing: " + UNREPORTED));
    Entered.forget(OwnKind.OBSERVATION.aggregate(), rebuild);
    var more = lead.send(fewer, review() + "/check", typed);
    assertRefused(more, "What the data lacks has changed since you opened this page");
    assertTrue(more.text("main").contains(UNREPORTED + quarter().label() + " New"));
    assertTrue(more.text("form").contains("They report yearly"));
    assertTrue(main(lead, review()).contains("to look at"), "nothing is recorded");
    assertEquals(303, lead.send(more, review() + "/check", typed).status());
    assertTrue(main(lead, review()).contains(UNREPORTED + quarter().label()));
  }

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

    var signed = "At risk, as Head of Staff judges it: More answer";
    assertTrue(main(lead, review()).contains("Fewer classes come"), "what was written of it");
    assertTrue(new String(file("/pack.csv")).contains("Write to heads"));
    assertTrue(main(lead, review()).contains(signed), main(lead, review()));
    assertTrue(new String(file("/pack.csv")).contains(signed));
    given()
        .auth()
        .oauth2(TOKEN)
        .get("/api" + review())
        .then()
        .statusCode(200)
        .body("judged.find { it.measure == 'staff-engagement' }.state", equalTo("AT_RISK"))
        .body(
            "judged.find { it.measure == 'staff-engagement' }.why", equalTo("Schools lack buses"));
    try (var document = Loader.loadPDF(file("/pack.pdf"))) {
      var text = new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
      assertTrue(text.contains(signed), text);
      assertTrue(text.contains("Fewer classes come"), text);
    }
    assertTrue(rebuild.rebuild().identical());
  }

  /** An owner who says that it is off track owes the why, as a figure does. */
  @Test
  void whatItsOwnerJudgesToBeOffTrackIsExplainedBeforeAnybodySigns() {
    judge("OFF_TRACK", "Fewer answer the survey");
    assertEquals(303, check(lead, "The others report yearly").status());
    var page = lead.open(review());
    assertTrue(page.text("main").contains("1 without commentary"), page.text("main"));
    assertTrue(page.text("main").contains("No commentary Write about it"), page.text("main"));
    assertTrue(page.links().contains(writing(ENGAGEMENT)), page.links().toString());
    assertRefused(sign(other, ""), "Nobody has said why these are off track: ");

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

    assertTrue(main(lead, review()).contains("Explained"), main(lead, review()));
    assertEquals(303, sign(other, "").status());
  }

  private void judge(String state, String reason) {
    var form = "/measures/staff-engagement/owner/change";
    var typed = Map.of("owner", "Head of Staff", "state", state, "reason", reason);
    assertEquals(303, lead.send(lead.open(form), form, typed).status());
  }

  /** Whoever retires what is red would have a quarter without it. */
  @Test
  void whatIsRetiredAfterAQuarterStaysInItsReview() {
    report("30");
    aim(400);
    var form = "/measures/" + VISITS + "/retire";
    assertEquals(303, lead.send(lead.open(form), form, Map.of("reason", "It is red")).status());

    assertTrue(main(lead, review()).contains("1 without commentary"), main(lead, review()));
    assertTrue(main(other, review() + "/sign").contains("number of school visits"));
  }

  @Test
  void commentaryStandsOnEveryPageAndSaysWhenTheFigureHasMoved() {
    report("30");
    aim(400);
    write(lead, commentary());

    for (var page : List.of("/measures/" + VISITS, "/", "/measures/" + VISITS + "/commentary")) {
      var text = main(lead, page);
      assertTrue(text.contains("Schools lack buses"), page + text);
      assertTrue(text.contains("Write to heads"), page + text);
      assertFalse(text.contains("Written when the figure was"), page + text);
    }
    assertTrue(main(lead, "/").contains("1 March 2099 Write to heads Head of Libraries"));
    correct("33");
    var moved = lead.open("/measures/" + VISITS);
    assertTrue(
        moved.text("main").contains(words("Written when the figure was %d; it is %d now", 0, 3)));
    var changed =
        moved.links().stream()
            .filter(link -> link.contains("/changes?since") && link.contains("&at="))
            .findFirst();
    var why = main(lead, changed.orElseThrow());
    assertTrue(why.contains(words("from %d to %d (+3)", 0, 3)), why);
    assertTrue(why.contains("Corrected"), why);
  }

  @Test
  void whatIsWrongInACommentaryIsSaidAndNothingTypedIsLost() {
    report("30");
    aim(400);
    var wrong =
        Map.of(
            "happening", "",
            "why", "Schools lack buses",
            "what1", "Write to heads",
            "owner1", "",
            "due1-day", "31",
            "due1-month", "2",
            "due1-year", "2099");

    var again = write(lead, wrong);

    assertEquals(400, again.status());
    assertTrue(again.problems().toString().contains("Say what is happening"));
    assertTrue(again.problems().toString().contains("a role, not a name"));
    assertTrue(again.problems().toString().contains("#due1-day"), again.problems().toString());
    assertEquals("Write to heads", again.value("what1"));
    assertEquals("31", again.value("due1-day"));
    assertTrue(again.text("form").contains("Schools lack buses"));
    var idle = write(lead, Map.of("happening", "a", "why", "b"));
    assertTrue(idle.problems().toString().contains("is off track. Say what is done next"));
    assertEquals(404, lead.open("/measures/none/commentary").status());
    assertEquals(404, lead.open("/measures/%s/commentary/2001-03-31".formatted(VISITS)).status());
    assertEquals(404, lead.open("/measures/%s/commentary/next".formatted(VISITS)).status());
  }

  @Test
  void ofTwoWhoWriteAtOnceTheSecondIsToldAndLosesNothing() {
    var mine = lead.open(writing());
    var theirs = other.open(writing());
    assertEquals(303, lead.send(mine, writing(), commentary()).status());

    var refused = other.send(theirs, writing(), with("why", "It rained"));

    assertEquals(409, refused.status());
    assertTrue(refused.text(".govuk-inset-text").contains("Schools lack buses"));
    assertTrue(refused.text("form").contains("It rained"));
    assertEquals(303, other.send(refused, writing(), with("why", "It rained")).status());
    var list = lead.open("/measures/" + VISITS + "/commentary");
    assertTrue(list.text("details").contains("Schools lack buses"), "what was written before");
  }

  /** Words about 60 that are bound to 66 would be said of a figure that nobody looked at. */
  @Test
  void whoseFigureMovesWhileTheyWriteIsToldAndLosesNothing() {
    report("30");
    aim(400);
    var mine = lead.open(writing());
    correct("33");

    var moved = lead.send(mine, writing(), commentary());

    assertRefused(moved, "The figure has moved since you opened this page");
    assertTrue(moved.text("form").contains("Schools lack buses"));
    assertEquals("Write to heads", moved.value("what1"));
    assertEquals(303, lead.send(moved, writing(), commentary()).status());
    assertFalse(main(lead, "/measures/" + VISITS).contains("Written when the figure was"));
  }

  @Test
  void whoSendsTheSameFormWithOtherWordsLosesNone() {
    var form = lead.open(writing());
    assertEquals(303, lead.send(form, writing(), commentary()).status());

    var again = lead.send(form, writing(), with("why", "It rained"));

    assertEquals(400, again.status());
    assertTrue(again.problems().toString().contains("You sent this form before"));
    assertTrue(again.text("form").contains("It rained"));
    assertEquals(303, lead.send(again, writing(), with("why", "It rained")).status());
  }

  @Test
  void whatChangedOpensIntoFactsAndFiles() {
    report("30");
    var page = lead.open("/measures/" + VISITS + "/changes");
    assertTrue(page.text("main").contains("to 30 (+30)"), page.text("main"));
    var facts =
        page.links().stream().filter(link -> link.contains("class=")).findFirst().orElseThrow();
    assertTrue(main(lead, facts).contains("Observation"), main(lead, facts));
    for (var kind : List.of("/csv?", "/xlsx?")) {
      var file =
          page.links().stream().filter(link -> link.contains(kind)).findFirst().orElseThrow();
      given().auth().oauth2(TOKEN).get(file).then().statusCode(200);
    }
    assertTrue(main(lead, "/changes").contains("from No data"), main(lead, "/changes"));
    var wrong = lead.open("/measures/%s/changes?since=2999-01-01".formatted(VISITS));
    assertEquals(400, wrong.status());
    assertTrue(wrong.problems().get(0).contains("today or in the past"));
    assertEquals(400, lead.open("/changes?since-day=31&since-month=2&since-year=2026").status());
    assertTrue(
        lead.open("/changes?since=%s&until=2020-01-01".formatted(London.today(clock)))
            .problems()
            .toString()
            .contains("must not be before the first"));
    assertTrue(main(lead, "/changes?since=2001-01-01").contains("The tracker knew nothing before"));
    assertEquals(404, lead.open("/measures/none/changes").status());
    assertEquals(404, lead.open("/measures/%s/changes?class=BLUE".formatted(VISITS)).status());
    assertEquals(
        404, lead.open("/measures/under-5s-registered-percent/changes?place=BANB").status());
    assertEquals(200, lead.open("/measures/under-5s-registered-percent/changes").status());
    given()
        .auth()
        .oauth2(TOKEN)
        .get("/api/measures/" + VISITS + "/changes")
        .then()
        .statusCode(200)
        .body("difference", equalTo(30))
        .body("classes.amount.sum()", equalTo(30));
    given().auth().oauth2(TOKEN).get("/api/changes").then().statusCode(200);
    given().auth().oauth2(TOKEN).get("/api/changes?until=never").then().statusCode(400);
  }

  private Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, London.today(clock));
  }

  /** With the year's figures: 30 for each quarter until then, and so much more. */
  private String words(String form, int... more) {
    var quarters = (quarter().from().getMonthValue() + 8) % 12 / 3 + 1;
    return form.formatted(
        java.util.Arrays.stream(more).mapToObj(each -> 30 * quarters + each).toArray());
  }

  private String review() {
    return "/reviews/" + quarter().lastDay();
  }

  private String writing() {
    return writing(VISITS);
  }

  private String writing(String measure) {
    return "/measures/%s/commentary/%s".formatted(measure, quarter().lastDay());
  }

  private static String main(Browser who, String path) {
    return who.open(path).text("main");
  }

  private static void assertRefused(Page page, String words) {
    assertEquals(409, page.status());
    assertTrue(page.problems().toString().contains(words), page.problems().toString());
  }

  private Page check(Browser who, String note) {
    var form = who.open(review() + "/check");
    return who.send(form, review() + "/check", Map.of("note", note));
  }

  private Page sign(Browser who, String note) {
    var form = who.open(review() + "/sign");
    return who.send(form, review() + "/sign", Map.of("note", note));
  }

  private Page write(Browser who, Map<String, String> typed) {
    return write(who, VISITS, typed);
  }

  private Page write(Browser who, String measure, Map<String, String> typed) {
    return who.send(who.open(writing(measure)), writing(measure), typed);
  }

  private static Map<String, String> commentary() {
    return Map.of(
        "happening", "Fewer classes come",
        "why", "Schools lack buses",
        "what1", "Write to heads",
        "owner1", "Head of Libraries",
        "due1-day", "1",
        "due1-month", "3",
        "due1-year", "2099");
  }

  private static Map<String, String> with(String field, String value) {
    var changed = new HashMap<>(commentary());
    changed.put(field, value);
    return changed;
  }

  /** Of every quarter of the year until then, so that the year has a figure. */
  private void report(String value) {
    var list = "/measures/" + VISITS + "/observations";
    var year = Period.financialYear(quarter().from());
    for (var each : Period.within(Frequency.QUARTER, year)) {
      if (!each.from().isAfter(quarter().from())) {
        var typed =
            Map.of("period", each.lastDay().toString(), "value", value, "source", "Counted");
        assertEquals(303, lead.send(lead.open(list + "/new"), list + "/new", typed).status());
      }
    }
  }

  private void correct(String value) {
    var form = "/measures/%s/observations/%s/correct".formatted(VISITS, quarter().lastDay());
    var typed = Map.of("value", value, "source", "Counted", "reason", "Counted again");
    assertEquals(303, lead.send(lead.open(form), form, typed).status());
  }

  /** Of the year of the quarter, also when that is over. */
  private void aim(long value) {
    var year = Period.financialYear(quarter().from());
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("state", "SET")
            .put("measure", VISITS)
            .put("year", year.from().toString())
            .put("type", "MINIMUM")
            .put("start", 0)
            .put("value", value)
            .put("profile", "LINEAR")
            .put("tolerance", 0)
            .put("toleranceIn", "UNIT")
            .put("reason", "of a test");
    var id = VISITS + "/" + year.from().getYear();
    facts.record(
        new SignedIn("aims", "Aims (test)"),
        handle -> List.of(new OwnFact(OwnKind.TARGET, id, 0, body)));
  }
}

package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.rebuild.RebuildFigures;
import throughline.tracker.engine.rule.Frequency;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.entry.PlanData;
import throughline.tracker.figure.Period;

/** What the tests of reviews and of commentary do with the quarter that ended last. */
abstract class QuarterReview {

  static final String VISITS = "school-visits";
  static final String ENGAGEMENT = "staff-engagement";
  static final String TOKEN = TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead");

  final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;
  @Inject PlanData data;

  @BeforeEach
  @AfterEach
  void forget() {
    for (var kind :
        List.of(
            ManualEntryKind.TARGET,
            ManualEntryKind.COMMENTARY,
            ManualEntryKind.REVIEW,
            ManualEntryKind.OBSERVATION,
            ManualEntryKind.OWNERSHIP,
            ManualEntryKind.RETIREMENT)) {
      Entered.forget(kind.aggregate(), rebuild);
    }
  }

  Period quarter() {
    return Period.lastEnded(Frequency.QUARTER, London.today(clock));
  }

  /** With the year's figures: 30 for each quarter until then, and so much more. */
  String words(String form, int... more) {
    var quarters = (quarter().from().getMonthValue() + 8) % 12 / 3 + 1;
    return form.formatted(
        java.util.Arrays.stream(more).mapToObj(each -> 30 * quarters + each).toArray());
  }

  String review() {
    return "/reviews/" + quarter().lastDay();
  }

  String writing() {
    return writing(VISITS);
  }

  String writing(String measure) {
    return "/measures/%s/commentary/%s".formatted(measure, quarter().lastDay());
  }

  static String main(Browser who, String path) {
    return who.open(path).text("main");
  }

  static void assertRefused(Page page, String words) {
    assertEquals(409, page.status());
    assertTrue(page.problems().toString().contains(words), page.problems().toString());
  }

  Page check(Browser who, String note) {
    var form = who.open(review() + "/check");
    return who.send(form, review() + "/check", Map.of("note", note));
  }

  Page sign(Browser who, String note) {
    var form = who.open(review() + "/sign");
    return who.send(form, review() + "/sign", Map.of("note", note));
  }

  Page write(Browser who, Map<String, String> typed) {
    return write(who, VISITS, typed);
  }

  Page write(Browser who, String measure, Map<String, String> typed) {
    return who.send(who.open(writing(measure)), writing(measure), typed);
  }

  static Map<String, String> commentary() {
    return Map.of(
        "happening", "Fewer classes come",
        "why", "Schools lack buses",
        "what1", "Write to heads",
        "owner1", "Head of Libraries",
        "due1-day", "1",
        "due1-month", "3",
        "due1-year", "2099");
  }

  static Map<String, String> with(String field, String value) {
    var changed = new HashMap<>(commentary());
    changed.put(field, value);
    return changed;
  }

  void judge(String state, String reason) {
    var form = "/measures/staff-engagement/owner/change";
    var typed = Map.of("owner", "Head of Staff", "state", state, "reason", reason);
    assertEquals(303, lead.send(lead.open(form), form, typed).status());
  }

  /** Of every quarter of the year until then, so that the year has a figure. */
  void report(String value) {
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

  void correct(String value) {
    var form = "/measures/%s/observations/%s/correct".formatted(VISITS, quarter().lastDay());
    var typed = Map.of("value", value, "source", "Counted", "reason", "Counted again");
    assertEquals(303, lead.send(lead.open(form), form, typed).status());
  }

  /** Of the year of the quarter, also when that is over. */
  void aim(long value) {
    aim(0, value);
  }

  /** The next version of it. */
  void aim(long seen, long value) {
    aim(VISITS, Period.financialYear(quarter().from()), seen, value);
  }

  void aim(String measure, Period year, long seen, long value) {
    var target = Bodies.target(measure, year.from(), seen, "SET", value, 0);
    data.record(new SignedIn("aims", "Aims (test)"), (handle, person) -> List.of(target));
  }

  /** The review as the API answers it. */
  ValidatableResponse ofApi() {
    return given().auth().oauth2(TOKEN).get("/api" + review()).then().statusCode(200);
  }

  byte[] file(String name) {
    return given()
        .auth()
        .oauth2(TOKEN)
        .get(review() + name)
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }

  /** All that the pack says, in one line. */
  String packText() throws IOException {
    try (var document = Loader.loadPDF(file("/pack.pdf"))) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }
  }
}

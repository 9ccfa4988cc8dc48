package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.tracker.engine.Bodies;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A new version of a rule is proposed, tried beside today's figures, and approved by another. */
@QuarkusTest
class TrialPagesTest {

  private static final String NEW = "/trials/new";
  private static final String MEASURE = "active-volunteers";

  private final TestTopics topics = new TestTopics();
  private final Actor leadPerson = Actor.named("Lee Strategy (test)", "strategy-lead");
  private final Actor otherPerson = Actor.named("Ada Admin (test)", "administrator");
  private final Browser lead = Browser.of(leadPerson);
  private final Browser other = Browser.of(otherPerson);
  @Inject RebuildFigures rebuild;
  @Inject ShippedMeasures measures;

  @AfterEach
  void forgetWhatWasTried() {
    topics.close();
    measures.forgetOthers();
  }

  @Test
  void aNewVersionIsTriedBesideTodaysFiguresAndHoldsWhenSomebodyElseApprovesIt() {
    var id = publishHours("SUBMITTED");
    var form = lead.open(NEW + "?measure=" + MEASURE);
    assertTrue(form.text("textarea[name=entry]").contains("version: 3"), form.source());

    var proposed = send(form, typed(form, "status: APPROVED", "status: SUBMITTED"));
    var trial = proposed.redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);

    var page = lead.open(trial);
    assertTrue(page.text("main").contains("Somebody else has to approve it"));
    assertFalse(page.links().contains(trial + "/approve"));
    assertTrue(page.text("#months-caption").contains("Month by month"), page.source());
    assertTrue(page.links().contains(trial + "/facts?month=2026-03"), page.source());
    assertTrue(
        lead.open(trial + "/facts?month=2026-03")
            .links()
            .contains(trial + "/facts?month=2026-03&side=counted"));
    assertTrue(lead.open("/").links().contains("/trials"));
    assertTrue(lead.open("/trials").text("tbody").contains("Waits for approval"));
    var facts = lead.open(trial + "/facts?month=2026-03&side=counted");
    assertTrue(
        facts.text("#facts-caption ~ tbody").contains("Today: status is submitted, not approved"),
        facts.source());
    assertTrue(facts.text("tbody").contains(id));
    assertTrue(lead.open(trial + "/facts/csv?month=2026-03").source().contains(id));
    assertTrue(lead.open(trial + "/csv").source().contains("Month,2026-03,"));
    var measure = lead.open("/measures/" + MEASURE);
    assertTrue(measure.text("main").contains("Rule version 2"), "nobody sees it");

    var refused = decide(lead, trial + "/approve", "Mine");
    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("You proposed this yourself"));
    assertEquals(400, decide(other, trial + "/approve", "").status());
    var after = other.follow(decide(other, trial + "/approve", "As the board agreed"));

    assertTrue(after.text("main").contains("in force from now on"), after.source());
    measure = lead.open("/measures/" + MEASURE);
    assertTrue(measure.text("main").contains("Rule version 3"));
    assertTrue(measure.text("main").contains("The rule changed on"));
    assertTrue(
        measure
            .text("details")
            .contains(
                "proposed by Lee Strategy (test): A test. Approved by Ada Admin (test): As the board agreed"));
    assertTrue(rebuild.rebuild().identical());
    assertEquals(404, lead.open(trial + "/facts").status(), "there is nothing to compare any more");
  }

  @Test
  void whatDoesNotTypeCheckIsNamedWithItsLineAndNothingTypedIsLost() {
    var form = lead.open(NEW + "?measure=" + MEASURE);
    var typed = typed(form, "status: APPROVED", "status: SUNG");

    var refused = send(form, typed);

    assertEquals(400, refused.status());
    assertTrue(
        refused.problems().get(0).matches("#entry Line \\d+: when: status never holds SUNG.*"));
    assertTrue(refused.text("textarea[name=entry]").contains("status: SUNG"));
    assertEquals("A test", refused.text("textarea[name=reason]"));
    assertEquals(0, Database.number("SELECT count(*) FROM trial"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: active-volunteers | id: unknown-measure | version must be 1, the one after those there were",
        "version: 3 | version: 1 | version must be 3, the one after those there were",
        "version: 3 | version: 4 | version must be 3",
        "unit: people | unit: minutes | unit must stay people",
        "3.3-o1 | 9.9-o9 | the plan has no outcome 9.9-o9",
        "x | x | changes nothing: it is what holds today",
      })
  void whatDoesNotSuitWhatThereIsIsRefused(String line, String mistake, String words) {
    var form = lead.open(NEW + "?measure=" + MEASURE);

    var refused = send(form, typed(form, line, mistake));

    assertEquals(400, refused.status());
    assertTrue(refused.problems().get(0).contains(words), refused.problems().toString());
  }

  @Test
  void aFileTakesThePlaceOfWhatIsTypedAndIsShownWhenSomethingIsWrongInIt() {
    var form = lead.open(NEW + "?measure=" + MEASURE);
    var text = entry(form).replace("status: APPROVED", "status: SUBMITTED");

    var wrong = upload(form, "rule.yaml", text.replace("SUBMITTED", "SUNG"));
    assertEquals(400, wrong.status());
    assertTrue(wrong.text("textarea[name=entry]").contains("SUNG"), wrong.source());
    assertTrue(
        upload(form, "a.yaml", "\0").problems().get(0).contains("#file The file is no text"));
    assertTrue(
        upload(form, "a.yaml", "x".repeat(50_000))
            .problems()
            .get(0)
            .contains("longer than one measure"));

    assertEquals(303, upload(lead.open(NEW), "rule.yaml", text).status());
  }

  @Test
  void itIsSentBackWithAReasonAndCanBeProposedAgain() {
    var trial = propose("status: APPROVED", "status: SUBMITTED");
    awaitCounted(trial);

    var after = other.follow(decide(other, trial + "/return", "Of another year"));

    assertTrue(after.text("main").contains("does not come into force"));
    assertTrue(after.summary("Decided").contains("by Ada Admin (test): Of another year"));
    assertEquals(409, decide(other, trial + "/approve", "Yes").status());
    var again =
        lead.open(
            after.links().stream().filter(l -> l.contains("like=")).findFirst().orElseThrow());
    assertTrue(again.text("textarea[name=entry]").contains("SUBMITTED"));
    await().until(() -> Database.number("SELECT count(*) FROM trial WHERE cleared") == 1);
  }

  @Test
  void ofTwoProposalsTheSecondIsSupersededAndOfTwoWhoApproveAtOnceOneDoes() throws Exception {
    var one = propose("status: APPROVED", "status: SUBMITTED");
    var two = propose("status: APPROVED", "status: REJECTED");
    awaitCounted(one);
    awaitCounted(two);
    var third = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
    var mine = other.open(one + "/approve");
    var theirs = third.open(two + "/approve");

    var answers =
        Race.atOnce(
            () -> other.send(mine, one + "/approve", Map.of("reason", "Mine")).status(),
            () -> third.send(theirs, two + "/approve", Map.of("reason", "Theirs")).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    assertEquals(1, Database.number("SELECT count(*) FROM trial WHERE state = 'SUPERSEDED'"));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aMeasureThatNothingFeedsGetsARule() {
    var id = "partner-influence";
    publishHours("APPROVED");
    var form = lead.open(NEW + "?measure=" + id);
    var rule =
        entry(form)
                .replace("kind: manual", "kind: flow-count")
                .replace("unit: judgement", "unit: number")
            + "from: hours-entry\nwhen: { status: APPROVED }\neach: days\ndate: days.date\nplace: library\n";

    var trial =
        send(form, Map.of("entry", rule, "reason", "A test")).redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);
    assertTrue(lead.open(trial).text("#side-by-side ~ p").contains("today Not counted"));
    assertTrue(lead.open("/measures/" + id).text("main").contains("No data yet"));
    other.follow(decide(other, trial + "/approve", "Yes"));

    assertTrue(lead.open("/measures/" + id).text("main").contains("In each month"));
    assertTrue(rebuild.rebuild().identical());
  }

  @Test
  void aPercentageIsTriedWithItsPartsAndHasNoRecordsOfItsOwn() {
    var form = lead.open(NEW + "?measure=under-5s-registered-percent");
    var rule = entry(form).replace("numerator: members-under-5", "numerator: newborns-enrolled");

    var trial =
        send(form, Map.of("entry", rule, "reason", "A test")).redirect().replaceFirst("\\?.*", "");
    awaitCounted(trial);

    assertTrue(lead.open(trial).text("main").contains("No record feeds a percentage"));
    assertEquals(404, lead.open(trial + "/facts").status());
    assertEquals(303, decide(other, trial + "/approve", "Yes").status());
    assertEquals(200, lead.open("/measures/under-5s-registered-percent").status());
  }

  /** Each by itself leaves the other one to speak to the outcome. */
  @Test
  void whatNoLongerGoesWithTheOtherMeasuresIsNotApproved() {
    var added = entry(lead.open(NEW + "?measure=partner-influence"));
    added =
        added
            .replace("id: partner-influence", "id: partner-words-for-test")
            .replaceFirst("title: .*", "title: Words of partners")
            .replace("version: 2", "version: 1");
    approve(proposed(added));
    var one = proposed(elsewhere("partner-influence"));
    var two = proposed(elsewhere("partner-words-for-test"));
    approve(one);
    awaitCounted(two);

    var refused = decide(other, two + "/approve", "Yes");

    assertEquals(409, refused.status());
    assertTrue(
        refused.problems().get(0).contains("no measure speaks to the outcomes [3.1-o2]"),
        refused.problems().toString());
    assertEquals(200, lead.open("/measures/partner-words-for-test").status());
  }

  /** What waited when a release changed the measure that is judged in words. */
  @Test
  void otherWordsForAMeasureThatHasChangedAreNotApproved() {
    var trial =
        proposed(
            entry(lead.open(NEW + "?measure=partner-influence")).replace("How far", "How much"));
    awaitCounted(trial);
    measures.imported(
        ShippedMeasures.ofTheFile().stream()
            .map(each -> each.id().equals("partner-influence") ? each.numbered(2) : each)
            .toList());
    assertEquals("Superseded", lead.open(trial).summary("State"));
    Database.execute("UPDATE trial SET state = 'WAITING', decided_at = NULL, cleared = false");

    var refused = decide(other, trial + "/approve", "Yes");

    assertEquals(409, refused.status());
    assertTrue(
        refused.problems().get(0).contains("The rule has changed since this was proposed"),
        refused.problems().toString());
  }

  private String elsewhere(String measure) {
    return entry(lead.open(NEW + "?measure=" + measure)).replace("3.1-o2", "3.1-o1");
  }

  private String proposed(String entry) {
    return send(lead.open(NEW), Map.of("entry", entry, "reason", "A test"))
        .redirect()
        .replaceFirst("\\?.*", "");
  }

  private void approve(String trial) {
    awaitCounted(trial);
    assertEquals(303, decide(other, trial + "/approve", "Yes").status());
  }

  @Test
  void moreThanFiveAtOnceAreRefused() {
    for (int i = 0; i < 5; i++) {
      propose("status: APPROVED", "status: SUBMITTED");
    }
    var form = lead.open(NEW + "?measure=" + MEASURE);

    var refused = send(form, typed(form, "status: APPROVED", "status: SUBMITTED"));

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("5 new versions are being tried already"));
    assertTrue(refused.text("textarea[name=entry]").contains("SUBMITTED"));
  }

  @Test
  void programsDoTheSame() {
    var entry = entry(lead.open(NEW + "?measure=" + MEASURE));
    api(leadPerson, Map.of("entry", entry, "reason", "A test"), "/api/trials")
        .then()
        .statusCode(400);
    var changed = entry.replace("status: APPROVED", "status: [APPROVED, SUBMITTED]");
    var id =
        api(leadPerson, Map.of("entry", changed, "reason", "A test"), "/api/trials")
            .then()
            .statusCode(201)
            .body("state", equalTo("WAITING"))
            .body("version", equalTo(3))
            .extract()
            .<String>path("id");
    awaitCounted("/trials/" + id);

    get("/api/trials").body("id", hasItem(id));
    get("/api/trials/" + id).body("comparison.months.size()", greaterThan(12));
    get("/api/trials/" + id + "/facts?month=2026-03")
        .body("all", notNullValue())
        .body("leftOut", equalTo(0));
    get("/api/trials/" + id + "/facts", 400).body("errors[0].message", startsWith("Name a month"));
    assertEquals(400, lead.open("/trials/" + id + "/facts").status());
    var reason = Map.of("reason", "A test");
    api(leadPerson, reason, "/api/trials/" + id + "/approval")
        .then()
        .statusCode(409)
        .body("code", equalTo("own-trial"));
    api(otherPerson, reason, "/api/trials/" + id + "/approval").then().statusCode(204);
    api(otherPerson, reason, "/api/trials/" + id + "/return")
        .then()
        .statusCode(409)
        .body("code", equalTo("trial-decided"));
    get("/api/measures/" + MEASURE).body("measure.version", equalTo(3));
  }

  private io.restassured.response.ValidatableResponse get(String path) {
    return get(path, 200);
  }

  private io.restassured.response.ValidatableResponse get(String path, int status) {
    return given().auth().oauth2(leadPerson.token()).get(path).then().statusCode(status);
  }

  private static io.restassured.response.Response api(Actor who, Object body, String path) {
    return given().auth().oauth2(who.token()).contentType("application/json").body(body).post(path);
  }

  private String propose(String line, String other) {
    var form = lead.open(NEW + "?measure=" + MEASURE);
    return send(form, typed(form, line, other)).redirect().replaceFirst("\\?.*", "");
  }

  private void awaitCounted(String trial) {
    await().until(() -> lead.open(trial).summary("State").equals("Waits for approval"));
  }

  /** Hours of 3 March 2026; they are taken in when it returns. */
  private String publishHours(String status) {
    var id = TestTopics.newId();
    topics.publish(Bodies.HOURS, id, Bodies.hours(1, status, "2026-03-03", "60"));
    await()
        .until(
            () ->
                Database.number("SELECT count(*) FROM fact WHERE aggregate_id = '" + id + "'")
                    == 1);
    return id;
  }

  private Page send(Page form, Map<String, String> typed) {
    return lead.upload(form, NEW, "file", "", new byte[0], typed);
  }

  private Page upload(Page form, String name, String text) {
    return lead.upload(
        form, NEW, "file", name, text.getBytes(StandardCharsets.UTF_8), Map.of("reason", "A test"));
  }

  private static Map<String, String> typed(Page form, String line, String other) {
    return Map.of("entry", entry(form).replace(line, other), "reason", "A test");
  }

  private static String entry(Page form) {
    return form.typed("entry");
  }

  private static Page decide(Browser who, String address, String reason) {
    return who.send(who.open(address), address, Map.of("reason", reason));
  }
}

package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.core.time.London;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** A strategy lead says how milestones stand, without JavaScript. */
@QuarkusTest
class MilestonePagesTest {

  /** To be done by 30 June 2022. */
  private static final String PILOT = "/milestones/1.1-m1";

  private static final String UPDATE = PILOT + "/update";

  private final Browser lead = Browser.of(Actor.named("Lee Strategy (test)", "strategy-lead"));
  private final Browser other = Browser.of(Actor.named("Ola Strategy (test)", "strategy-lead"));
  @Inject Clock clock;
  @Inject RebuildFigures rebuild;

  @AfterEach
  void forgetWhatWasEntered() {
    Entered.forgetUncounted("milestone");
  }

  @Test
  void aMilestoneIsReportedMovedAndDoneAndEveryDateStays() {
    assertTrue(lead.open(PILOT).text("main").contains("Nobody has reported on this milestone"));
    assertEquals("2022", lead.open(UPDATE).value("dueOn-year"), "the plan's date to begin with");

    var due = today().plusDays(30);
    var page = lead.follow(update(lead, typed("ON_TRACK", due)));
    assertTrue(page.text("[role=alert]").contains("what you entered"));
    assertTrue(page.text("main").contains("On track"));
    assertEquals("Head of Libraries", page.summary("Owner"));
    assertTrue(page.summary("Against the plan").contains("later than the plan. Moved once."));

    var moved = typed("AT_RISK", due.plusDays(10));
    moved.put("reason", "The supplier is late");
    page = lead.follow(update(lead, moved));
    assertTrue(page.text("#dates ~ div").contains("The supplier is late"));
    assertTrue(page.text("#dates ~ div").contains("In the plan"));
    assertTrue(page.summary("Against the plan").contains("Moved 2 times"));

    var done = typed("DONE", due);
    put(done, "doneOn", today());
    page = lead.follow(update(lead, done));
    assertTrue(page.summary("Date now").startsWith("Done on"));
    assertTrue(page.text("main").contains("by Lee Strategy (test). Reason: The supplier is late"));
    assertTrue(rebuild.rebuild().identical());
  }

  /** 2016 is mostly another year that was mistyped. */
  @Test
  void nothingIsDoneBeforeThePlanBegins() {
    var done = typed("DONE", LocalDate.of(2022, 6, 30));
    put(done, "doneOn", LocalDate.of(2016, 5, 3));

    var again = update(lead, done);

    assertEquals(400, again.status());
    assertEquals(
        List.of(
            "#doneOn-day Day on which it was done must be from 1 March 2022, when the plan begins, to today"),
        again.problems());
    assertEquals("2016", again.value("doneOn-year"));
    put(done, "doneOn", LocalDate.of(2022, 3, 1));
    assertEquals(303, update(lead, done).status());
  }

  @Test
  void lateFollowsFromTheDateOnEveryPageAndInTheApi() {
    update(lead, typed("AT_RISK", today().minusDays(1)));

    var page = lead.open(PILOT);
    assertTrue(page.text("main").contains("Last reported as: At risk."), page.source());
    assertTrue(lead.open("/milestones?state=LATE").text("tbody").contains("Pilot ECALM"));
    assertTrue(lead.open("/priorities/1.1").text("#milestones ~ table").contains("Late"));
    var dashboard = lead.open("/");
    assertTrue(dashboard.text(".tl-rows").contains("■ Late Pilot ECALM"), dashboard.source());
    assertTrue(dashboard.text(".tl-rows").contains("Train staff"), dashboard.source());
    assertTrue(dashboard.links().contains("/milestones?state=LATE"));
    api("/api/milestones/1.1-m1")
        .body("status", equalTo("LATE"))
        .body("reported", equalTo("AT_RISK"))
        .body("baseline", equalTo("2022-06-30"))
        .body("dates.dueOn", contains("2022-06-30", today().minusDays(1).toString()))
        .body("owner", equalTo("Head of Libraries"));
    api("/api/milestones").body("$", hasSize(40));
  }

  @Test
  void whoeverLooksBackSeesWhatWasKnown() {
    update(lead, typed("ON_TRACK", today().plusDays(1)));
    var yesterday = "?knownAt=" + today().minusDays(1);

    assertTrue(lead.open(PILOT + yesterday).text("main").contains("Nobody has reported"));
    assertFalse(lead.open(PILOT + yesterday).links().contains(UPDATE));
    assertTrue(lead.open("/milestones" + yesterday).text("main").contains("40 not reported"));
    assertTrue(lead.open("/priorities/1.1" + yesterday).links().contains(PILOT + yesterday));
    api("/api/milestones/1.1-m1" + yesterday)
        .body("status", equalTo("NOT_REPORTED"))
        .body("slipDays", nullValue());
    assertEquals(400, lead.open("/milestones?knownAt=2999-01-01").status());
    given()
        .auth()
        .oauth2(TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead"))
        .get("/api/milestones?knownAt=soon")
        .then()
        .statusCode(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state | LATE | state | Whether it is late follows from its date",
        "state | ON_TRACK | dueOn | 30 June 2022 has passed",
        "state | NOT_STARTED | dueOn | Enter the day by which it is expected now",
        "state | DEFERRED | dueOn | the later day to which it is deferred",
        "state | DONE | doneOn | the day on which it was done",
        "doneOn-year | 2020 | doneOn | Choose Done as its state",
        "dueOn-month | 13 | dueOn | must be a real date",
        "dueOn-year | 1999 | dueOn | must be from 1 March 2022, when the plan begins, to",
        "owner | pat@example.org | owner | a role or job title",
        "nextUpdate-year | 2001 | nextUpdate | from today on",
        "confidence | SURE | confidence | must be one of",
        "frequency | DAY | frequency | must be one of",
        "reason | '' | reason | Say why",
      })
  void whatCannotBeIsRefusedAndNothingTypedIsLost(
      String field, String value, String at, String words) {
    var fields = typed("ON_TRACK", LocalDate.of(2022, 6, 30));
    put(fields, "nextUpdate", today().plusDays(7));
    fields.put("doneOn-day", field.startsWith("doneOn") ? "1" : "");
    fields.put("doneOn-month", field.startsWith("doneOn") ? "2" : "");
    fields.put(field, value);

    var again = update(lead, fields);

    assertEquals(400, again.status());
    assertTrue(
        again.problems().stream().anyMatch(p -> p.startsWith("#" + at) && p.contains(words)),
        again.problems().toString());
    assertEquals(fields.get("owner"), again.value("owner"));
    assertEquals(fields.get("dueOn-year"), again.value("dueOn-year"));
    assertEquals(fields.get("whatNext"), again.text("textarea[name=whatNext]"));
    assertTrue(lead.open(PILOT).text("main").contains("Nobody has reported on this milestone"));
  }

  @Test
  void whatChangesNothingIsNoUpdateAndAStateIsNotTakenBack() {
    var fields = typed("ON_TRACK", today().plusDays(5));
    update(lead, fields);

    assertTrue(update(lead, fields).problems().get(0).contains("This is what it says already"));
    fields.put("state", "");
    assertTrue(update(lead, fields).problems().get(0).contains("it has been reported before"));
  }

  /** That it still stands so is news of it. */
  @Test
  void theSameForAnotherReasonIsAnUpdateAndNoLongerOverdue() {
    var fields = typed("ON_TRACK", today().plusDays(5));
    update(lead, fields);
    Database.execute(
        "UPDATE fact_version SET known_at = known_at - interval '100 days' FROM fact"
            + " WHERE fact_version.fact_id = fact.fact_id AND fact.aggregate = 'milestone'");
    assertTrue(lead.open(PILOT).text("main").toLowerCase(Locale.UK).contains("overdue"));

    fields.put("reason", "Half of the staff are trained");
    var page = lead.follow(update(lead, fields));

    assertFalse(page.text("main").toLowerCase(Locale.UK).contains("overdue"), page.text("main"));
    assertTrue(page.text("main").contains("Half of the staff are trained"));
  }

  @Test
  void ofTwoLeadsAtOnceTheSecondIsToldAndLosesNothing() {
    var mine = lead.open(UPDATE);
    var theirs = other.open(UPDATE);
    var said = typed("ON_TRACK", today().plusDays(5));
    said.put("whatNext", "Buy the cards");
    said.put("baselineNote", "None in 2021");
    put(said, "nextUpdate", today().plusDays(7));
    assertFalse(mine.text(".govuk-inset-text").contains("What happens next"), "its fields say it");
    assertEquals(303, lead.send(mine, UPDATE, said).status());
    var fields = typed("AT_RISK", today().plusDays(99));

    var refused = other.send(theirs, UPDATE, fields);

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).contains("Somebody else has entered something"));
    assertTrue(refused.text(".govuk-inset-text").contains("On track is what it says now"));
    assertEquals("On track", refused.summary("How it stands"));
    assertEquals(London.date(today().plusDays(5)), refused.summary("Expected to be done by"));
    assertEquals("Medium", refused.summary("How sure that is"));
    assertEquals("Buy the cards", refused.summary("What happens next"));
    assertEquals("Head of Libraries", refused.summary("Owner"));
    assertEquals("Each month", refused.summary("How often there is news"));
    assertEquals("By " + London.date(today().plusDays(7)), refused.summary("Next update"));
    assertEquals("None in 2021", refused.summary("Baseline"));
    assertEquals(fields.get("whatNext"), refused.text("textarea[name=whatNext]"));
    assertTrue(refused.has("[name=state][value=AT_RISK][checked]"));
    assertEquals(303, other.send(refused, UPDATE, fields).status(), "having seen it");
  }

  @Test
  void theTimelineIsNarrowedByStateOwnerAndPriority() {
    update(lead, typed("AT_RISK", today().plusDays(5)));

    assertEquals(1, rows("/milestones?state=AT_RISK"));
    assertEquals(1, rows("/milestones?owner=Head of Libraries"));
    assertEquals(15, rows("/milestones?owner=nobody"), "the first part");
    assertTrue(lead.open("/milestones?owner=nobody").text("main").contains("1 to 15 of 39"));
    var next =
        lead.open("/milestones?owner=nobody").links().stream()
            .filter(link -> link.contains("after="))
            .findFirst()
            .orElseThrow();
    assertEquals(15, rows(next));
    assertEquals(4, rows("/milestones?priority=2.3-place-data"));
    assertEquals(3, rows("/milestones?priority=2.3-business"), "the other 2.3");
    assertTrue(lead.open("/milestones?state=PURPLE").text("main").contains("of 40 milestones"));
    assertTrue(
        lead.open("/milestones?owner=Nobody here").text("main").contains("No milestone is like"));
    var page = lead.open("/milestones");
    assertTrue(page.text("tbody").contains(London.date(today().plusDays(5))), "what is next");
    assertTrue(page.text("main").contains("Not reported, and the plan’s date has passed"));
    assertTrue(page.has("svg.tl-timeline[role=img]"));
  }

  @Test
  void anAdministratorLooksAndALeadUpdates() {
    var administrator = Browser.of(Actor.named("Ada Admin (test)", "administrator"));

    assertEquals(200, administrator.open(PILOT).status());
    assertFalse(administrator.open(PILOT).links().contains(UPDATE));
    assertEquals(403, administrator.open(UPDATE).status());
    assertEquals(404, lead.open("/milestones/9.9-m1").status());
    assertEquals(404, lead.open("/milestones/9.9-m1/update").status());
    assertTrue(lead.open("/priorities/2.3-business").text("main").contains("two priorities 2.3"));
  }

  private long rows(String address) {
    return org.jsoup.Jsoup.parse(lead.open(address).source())
        .select(".tl-scroll tbody th[scope=row]")
        .size();
  }

  private static io.restassured.response.ValidatableResponse api(String path) {
    return given()
        .auth()
        .oauth2(TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead"))
        .get(path)
        .then()
        .statusCode(200);
  }

  private static Page update(Browser who, Map<String, String> typed) {
    return who.send(who.open(UPDATE), UPDATE, typed);
  }

  private LocalDate today() {
    return London.today(clock);
  }

  private static Map<String, String> typed(String state, LocalDate dueOn) {
    var typed = new HashMap<String, String>();
    typed.put("state", state);
    put(typed, "dueOn", dueOn);
    typed.put("confidence", "MEDIUM");
    typed.put("whatNext", "Train staff in all libraries");
    typed.put("owner", "Head of Libraries");
    typed.put("frequency", "MONTH");
    typed.put("reason", "Agreed with the board");
    return typed;
  }

  private static void put(Map<String, String> typed, String field, LocalDate day) {
    typed.put(field + "-day", String.valueOf(day.getDayOfMonth()));
    typed.put(field + "-month", String.valueOf(day.getMonthValue()));
    typed.put(field + "-year", String.valueOf(day.getYear()));
  }
}

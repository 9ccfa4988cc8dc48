package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestTokens;
import throughline.tracker.engine.Bodies;

/** Records on the real broker move figures that the API answers. */
@QuarkusTest
class LiveIntakeTest {

  private final TestTopics topics = new TestTopics();
  @Inject Clock clock;

  /** Other tests leave some, too. */
  @BeforeEach
  void lookAtEverySetAside() {
    Database.execute("DELETE FROM dead_event");
  }

  @AfterEach
  void closeTopics() {
    topics.close();
  }

  @Test
  void anApprovalMovesTheFigureAndOpensIntoItsRows() {
    var before = figure("volunteer-hours");
    var id = TestTopics.newId();
    var today = today().toString();

    topics.publish(Bodies.HOURS, id, Bodies.hours(1, "APPROVED", today, "45"));

    await().untilAsserted(() -> assertEquals(before + 45, figure("volunteer-hours")));
    var opened =
        strategyLead()
            .get("/api/measures/volunteer-hours/contributions")
            .then()
            .statusCode(200)
            .extract()
            .jsonPath();
    assertEquals(opened.getLong("figure"), opened.getLong("total"));
    assertEquals(before + 45, opened.getLong("total"));
  }

  /** "So far" ends today, on every page; who asks for later days gets them, both ends included. */
  @Test
  void whatIsDatedLaterDoesNotCountYet() {
    var before = figure("volunteer-hours");
    var later = today().plusDays(1);
    topics.publish(
        Bodies.HOURS, TestTopics.newId(), Bodies.hours(1, "APPROVED", later.toString(), "700"));
    topics.publish(
        Bodies.HOURS, TestTopics.newId(), Bodies.hours(1, "APPROVED", today().toString(), "5"));

    var rows = "/api/measures/volunteer-hours/contributions";
    await()
        .untilAsserted(
            () ->
                strategyLead()
                    .get(rows + "?from=" + later + "&to=" + later)
                    .then()
                    .body("total", is(700))
                    .body("period.from", is(later.toString()))
                    .body("period.to", is(later.toString())));
    await().untilAsserted(() -> assertEquals(before + 5, figure("volunteer-hours")));
    strategyLead()
        .get(rows)
        .then()
        .body("figure", is((int) before + 5))
        .body("total", is((int) before + 5))
        .body("period.to", is(today().toString()));
    strategyLead()
        .get("/api/measures/volunteer-hours")
        .then()
        .body("measure.figure.lastDay", is(today().toString()))
        .body("months[-1].lastDay", is(today().toString()));
  }

  @Test
  void anUnknownEventIsSetAsideSeenAndStillSetAsideAfterARetry() {
    var id = TestTopics.newId();
    topics.publishUnknown("throughline.volunteers.hours-sung.v1", id, "{}");

    await().untilAsserted(() -> deadEvents().body("key", hasItem(id)));
    int dead = deadEvents().extract().jsonPath().getInt("find { it.key == '" + id + "' }.id");

    administrator()
        .post("/api/dead-events/{id}/retry", dead)
        .then()
        .statusCode(200)
        .body("resolved", is(false));
    strategyLead().post("/api/dead-events/{id}/retry", dead).then().statusCode(403);
    administrator().post("/api/dead-events/{id}/retry", 999_999).then().statusCode(404);
  }

  @Test
  void aForgedEventIsSetAsideAndMovesNoFigure() {
    var before = figure("volunteer-hours");
    var id = TestTopics.newId();
    var hours = Bodies.hours(1, "APPROVED", today().toString(), "2100000000");
    topics.publishForged(Bodies.HOURS, "/throughline/plan-tracker", id, hours);

    await().untilAsserted(() -> deadEvents().body("key", hasItem(id)));
    var dead = deadEvents().extract().jsonPath();
    assertEquals("NOT_FROM_ITS_OWNER", dead.getString("find { it.key == '" + id + "' }.reason"));
    int number = dead.getInt("find { it.key == '" + id + "' }.id");
    administrator()
        .post("/api/dead-events/{id}/retry", number)
        .then()
        .statusCode(200)
        .body("resolved", is(false));
    assertEquals(before, figure("volunteer-hours"));
  }

  @Test
  void aContradictionThatIsRetriedAfterALaterVersionIsSuperseded() {
    var id = TestTopics.newId();
    var day = today().minusYears(3).toString();
    topics.publish(Bodies.HOURS, id, Bodies.hours(5, "APPROVED", day, "50"));
    topics.publish(Bodies.HOURS, id, Bodies.hours(4, "SUNG", day, "40"));

    await().untilAsserted(() -> deadEvents().body("key", hasItem(id)));
    // The cause is mended where a person would mend it: here the record's copy is put right in the
    // table.
    int dead = deadEvents().extract().jsonPath().getInt("find { it.key == '" + id + "' }.id");
    mend(dead, Bodies.hours(4, "APPROVED", day, "40"));

    administrator()
        .post("/api/dead-events/{id}/retry", dead)
        .then()
        .statusCode(200)
        .body("resolved", is(true))
        .body("words", equalTo("superseded by version 5"));
    administrator().post("/api/dead-events/{id}/retry", dead).then().statusCode(409);
  }

  @Test
  void aRebuildGivesTheSame() {
    var before = figure("volunteer-hours");
    topics.publish(
        Bodies.HOURS, TestTopics.newId(), Bodies.hours(1, "APPROVED", today().toString(), "20"));
    await().untilAsserted(() -> assertEquals(before + 20, figure("volunteer-hours")));

    administrator().post("/api/rebuilds").then().statusCode(200).body("identical", is(true));
    strategyLead().post("/api/rebuilds").then().statusCode(403);
  }

  @Test
  void everyMeasureIsListedAndOnlyThoseThatEventsFeedHaveAFigure() {
    strategyLead()
        .get("/api/measures")
        .then()
        .statusCode(200)
        .body("findAll { it.data == 'LIVE' }.size()", is(47))
        .body("find { it.id == 'under-5s-registered-percent' }.figure.value", equalTo(null))
        .body("findAll { it.data == 'NO_DATA_YET' }.figure", everyItem(equalTo(null)));
  }

  @Test
  void wrongQuestionsAreAnsweredWithWhatToDo() {
    strategyLead().get("/api/measures/no-such-measure").then().statusCode(404);
    strategyLead()
        .get("/api/measures/volunteer-hours?knownAt=yesterday")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("knownAt"));
    strategyLead().get("/api/measures/volunteer-hours?knownAt=2999-01-01").then().statusCode(400);
    strategyLead()
        .get("/api/measures/volunteer-hours/contributions?from=2026-05-01&to=2026-04-01")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("to"));
    strategyLead()
        .get("/api/measures/volunteer-hours/contributions?after=x")
        .then()
        .statusCode(400);
    strategyLead()
        .get("/api/measures/volunteer-hours/contributions?place=WSET")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("place"));
    strategyLead().get("/api/measures/volunteer-hours/contributions?place=").then().statusCode(200);
    var district = "split=district&is=E07000178";
    strategyLead()
        .get("/api/measures/library-issues/contributions?place=E07000178")
        .then()
        .statusCode(400)
        .body("errors[0].message", containsString(district));
    strategyLead()
        .get("/api/measures/library-issues/contributions?" + district)
        .then()
        .statusCode(200);
    for (var none : List.of("WSET", "E07000178")) {
      strategyLead()
          .get("/api/measures/volunteer-hours/changes?place=" + none)
          .then()
          .statusCode(400)
          .body("errors.field", hasItem("place"));
    }
    strategyLead().get("/api/measures/volunteer-hours/changes?place=NORT").then().statusCode(200);
    strategyLead()
        .get("/api/measures/volunteer-hours/contributions?split=shoeSize&is=9")
        .then()
        .statusCode(404)
        .body("detail", containsString("split"));
    administrator()
        .get("/api/dead-events?after=x&limit=1000")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("limit"))
        .body("errors.field", hasItem("after"));
    given().get("/api/measures").then().statusCode(401);
    given()
        .auth()
        .oauth2(TestTokens.token("v", "V", "volunteer"))
        .get("/api/measures")
        .then()
        .statusCode(403);
  }

  @TestHTTPResource(management = true)
  URI management;

  @Test
  void healthSaysWhetherTheIntakeMoves() {
    given()
        .get(management.resolve("/q/health"))
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'intake moves' }.status", is("UP"))
        .body("checks.find { it.name == 'intake' }.data.reading", is("on"));
  }

  @Inject org.jdbi.v3.core.Jdbi jdbi;

  private void mend(int dead, String body) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                "UPDATE dead_event SET body = ? WHERE dead_event_id = ?",
                body.getBytes(java.nio.charset.StandardCharsets.UTF_8),
                dead));
  }

  /** 0, too, while its source was never heard of. */
  private long figure(String measure) {
    JsonPath answer =
        strategyLead().get("/api/measures/" + measure).then().statusCode(200).extract().jsonPath();
    return answer.get("measure.figure.value") == null ? 0 : answer.getLong("measure.figure.value");
  }

  private LocalDate today() {
    return London.today(clock);
  }

  private static io.restassured.response.ValidatableResponse deadEvents() {
    return administrator().get("/api/dead-events").then().statusCode(200);
  }

  private static RequestSpecification strategyLead() {
    return given()
        .contentType("application/json")
        .auth()
        .oauth2(TestTokens.token("lead", "Lee Strategy (test)", "strategy-lead"));
  }

  private static RequestSpecification administrator() {
    return given()
        .contentType("application/json")
        .auth()
        .oauth2(TestTokens.token("admin", "Ada Admin (test)", "administrator"));
  }
}

package throughline.tracker.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.platform.core.time.London;

/** What changed opens into facts and files, and odd questions are refused. */
@QuarkusTest
class ChangePagesTest extends QuarterReview {

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
    assertEquals(400, lead.open("/measures/volunteer-hours/changes?place=WSET").status());
    assertEquals(404, lead.open("/measures/volunteer-hours/contributions?place=WSET").status());
    assertTrue(lead.open("/measures/volunteer-hours/changes").has("[name=place]"));
    assertFalse(
        lead.open("/measures/activity-for-parents-percent/changes").has("[name=place]"),
        "it is not counted by place");
    assertFalse(
        lead.open("/measures/children-under-5/changes").has("[name=place]"),
        "no library has an estimate");
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
}

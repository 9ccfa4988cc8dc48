package throughline.volunteers.standing;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.standing.StandingFixture.check;
import static throughline.volunteers.standing.StandingFixture.done;
import static throughline.volunteers.standing.StandingFixture.id;
import static throughline.volunteers.standing.StandingFixture.readyForHomes;
import static throughline.volunteers.standing.StandingFixture.volunteer;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.volunteers.role.RoleFixture;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;

/** Coordinators record what was done, renew it and exempt from it; everybody is told why not. */
@QuarkusTest
class RecordStandingTest {
  private static final LocalDate ADULT = LocalDate.of(1980, 5, 1);

  private final Actor sam = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Browser coordinator = Browser.of(sam);

  @Test
  void aCoordinatorRecordsWhatIsMissingAndTheVolunteerSeesItGo() {
    var robin = volunteer(ADULT, "local-history");
    var path = "/people/%s/standing".formatted(id(robin));
    var own = Browser.of(robin);
    assertTrue(own.open("/standing").text("main").contains("Induction training is missing"));
    assertTrue(coordinator.open(path).text("main").contains("Induction training is missing"));

    for (var item :
        new String[] {
          "TRAINING/induction", "TRAINING/handling", "TRAINING/data-protection", "REFERENCE"
        }) {
      var form = coordinator.open(path + "/done");
      var saved =
          coordinator.send(
              form,
              path + "/done",
              Map.of("item", item, "doneOn", "yesterday", "evidence", "DONE_HERE"));
      assertEquals(303, saved.status());
    }

    assertTrue(own.open("/standing").text("main").contains("Cleared"));
    var page = coordinator.open(path);
    assertTrue(page.text("main").contains("Data protection training"), page.text("main"));
    assertTrue(page.text("main").contains("until 23 November 2028"), page.text("main"));
  }

  @Test
  void whatRunsOutIsListedAndRenewed() {
    var robin = volunteer(ADULT, "local-history").renamed("Kit Renewal");
    AcceptedVolunteers.accept(robin);
    var day = LocalDate.of(2024, 12, 24);
    done(robin, "REFERENCE", null, day, null);
    done(robin, "TRAINING", "induction", day, null);
    done(robin, "TRAINING", "handling", day, null);
    done(robin, "TRAINING", "data-protection", day, LocalDate.of(2026, 12, 24));
    var path = "/people/%s/standing".formatted(id(robin));
    var link = "a[href=%s]".formatted(path);

    var list = coordinator.open("/renewals");
    assertTrue(list.has(link));
    assertTrue(list.text("main").contains("Data protection training, until 24 December 2026"));
    assertFalse(Browser.of(sam.at("COWL")).open("/renewals").has(link));

    completion(robin, sam, "TRAINING", "data-protection", null).statusCode(201);

    assertFalse(coordinator.open("/renewals").has(link));
  }

  @Test
  void whatIsWithdrawnCountsNoMore() {
    var role = RoleFixture.at("HEAD");
    var robin = volunteer(LocalDate.of(2011, 6, 1), role);
    var path = "/people/%s/standing".formatted(id(robin));
    completion(robin, sam, "CONSENT", null, role).statusCode(201);
    standing(robin, "").body("state", contains("CLEAR"));
    var consent =
        Database.text("SELECT id FROM completion WHERE volunteer_id = '%s'".formatted(id(robin)));

    var form = coordinator.open(path);
    var stale = coordinator.open(path);
    assertEquals(303, coordinator.send(form, path, Map.of("completion", consent)).status());

    standing(robin, "").body("state", contains("NOT_CLEARED"));
    standing(robin, "?day=2026-11-23").body("state", contains("NOT_CLEARED"));
    assertTrue(coordinator.open(path).text("main").contains("Does not count since"));
    assertEquals(409, coordinator.send(stale, path, Map.of("completion", consent)).status());
  }

  @Test
  void aFindingThatSomebodyIsNotSuitableOutweighsAnEarlierCheck() {
    var robin = volunteer(ADULT, "home-library");
    readyForHomes(robin);
    checked(robin, sam, Map.of()).statusCode(201);
    standing(robin, "").body("state", contains("CLEAR"));

    checked(robin, sam, Map.of("decision", "NOT_SUITABLE", "updateService", "YES")).statusCode(201);

    standing(robin, "").body("state", contains("NOT_CLEARED"));
  }

  @Test
  void aLookAtItsStatusRenewsACheck() {
    var robin = volunteer(ADULT, "home-library");
    readyForHomes(robin);
    check(robin, "home-library", "ADULT", LocalDate.of(2023, 12, 10));
    standing(robin, "").body("state", contains("RENEWAL_DUE"));

    checked(
            robin,
            sam,
            Map.of(
                "issuedOn", "2023-12-10", "updateService", "YES", "statusCheckedOn", "2026-11-24"))
        .statusCode(201);

    standing(robin, "").body("state", contains("CLEAR"));
    standing(robin, "?day=2029-11-24").body("state", contains("RENEWAL_DUE"));
  }

  @ParameterizedTest
  @CsvSource({
    "level=ENHANCED_BARRED;role=museum-steward,                entitles to no more than this: Basic",
    "role=summer-reading,                                      asks for no check",
    "role=rhyme-time,                                          is with children: a check of another",
    "workforce=OTHER,                                          is with adults: a check of another",
    "level=BASIC,                                              needs this: Enhanced",
    "issuedOn=2026-11-25,                                      not in the future",
    "statusCheckedOn=2026-11-20,                               Only the update service",
    "statusCheckedOn=2026-10-01;updateService=YES,             after its date of issue",
    "role=nothing,                                             from the list",
    "decision=,                                                what was decided",
  })
  void aCheckThatMustNotBeAskedForOrServesNothingIsRefused(String wrong, String words) {
    var robin = volunteer(ADULT, "home-library");
    var otherwise = new HashMap<String, String>();
    for (var field : wrong.split(";")) {
      var parts = field.split("=");
      otherwise.put(parts[0], parts.length > 1 ? parts[1] : "");
    }

    checked(robin, sam, otherwise)
        .statusCode(400)
        .body("code", is("invalid-input"))
        .body(containsString(words));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM dbs_check WHERE volunteer_id = '%s'".formatted(id(robin))));
  }

  @Test
  void nobodyUnderSixteenAndNobodyOfUnknownAgeIsChecked() {
    checked(volunteer(LocalDate.of(2011, 1, 1)), sam, Map.of())
        .statusCode(400)
        .body(containsString("under 16"));
    checked(volunteer(null), sam, Map.of())
        .statusCode(400)
        .body(containsString("date of birth first"));
  }

  @Test
  void anExemptionEndsAndNoneIsFromACheckInRegulatedActivity() {
    var robin = volunteer(ADULT, "local-history", "home-library");
    var day = LocalDate.of(2026, 6, 1);
    done(robin, "REFERENCE", null, day, null);
    for (var training : new String[] {"induction", "data-protection"}) {
      done(robin, "TRAINING", training, day, null);
    }

    exemption(robin, "local-history", "TRAINING", "handling", "2027-05-31").statusCode(201);

    standing(robin, "?day=2027-02-01")
        .body("find { it.role == 'local-history' }.state", is("CLEAR"));
    standing(robin, "?day=2027-06-01")
        .body("find { it.role == 'local-history' }.missing", not(empty()));
    exemption(robin, "home-library", "DBS", null, "2027-05-31")
        .statusCode(400)
        .body(containsString("regulated activity"));
    exemption(robin, "local-history", "CONSENT", null, "2027-05-31").statusCode(400);
    exemption(robin, "local-history", "TRAINING", "handling", "2028-05-31").statusCode(400);
    exemption(robin, "local-history", "TRAINING", "lone-working", "2027-05-31").statusCode(400);
  }

  @Test
  void nobodyRecordsTheirOwnNorOfAnotherPlace() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe").at("HEAD");
    AcceptedVolunteers.accept(both, "HEAD");

    completion(both, both, "REFERENCE", null, null)
        .statusCode(409)
        .body("code", is("own-standing"));
    completion(both, sam.at("COWL"), "REFERENCE", null, null).statusCode(404);
    completion(both, sam, "REFERENCE", null, null).statusCode(201);
  }

  @Test
  void theSameRequestTwiceIsRecordedOnce() {
    var robin = volunteer(ADULT);
    for (var i = 0; i < 2; i++) {
      given()
          .auth()
          .oauth2(sam.token())
          .header("Idempotency-Key", "k" + id(robin))
          .contentType(ContentType.JSON)
          .body(Map.of("item", "REFERENCE", "doneOn", "2026-11-01", "evidence", "LETTER"))
          .post("/api/people/%s/completions".formatted(id(robin)))
          .then()
          .statusCode(201);
    }

    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM completion WHERE volunteer_id = '%s'".formatted(id(robin))));
  }

  private static ValidatableResponse standing(Actor volunteer, String query) {
    return given()
        .auth()
        .oauth2(volunteer.token())
        .get("/api/standing" + query)
        .then()
        .statusCode(200);
  }

  private static ValidatableResponse completion(
      Actor of, Actor by, String item, String training, String role) {
    var typed = new HashMap<String, String>();
    typed.put("item", item);
    typed.put("training", training);
    typed.put("role", role);
    typed.put("doneOn", "2026-11-24");
    typed.put("evidence", "FORM");
    return post(of, by, "completions", typed);
  }

  private static ValidatableResponse checked(Actor of, Actor by, Map<String, String> otherwise) {
    var typed = new HashMap<>(StandingFixture.CHECK);
    typed.putAll(otherwise);
    return post(of, by, "checks", typed);
  }

  private ValidatableResponse exemption(
      Actor of, String role, String item, String training, String expiresOn) {
    var typed = new HashMap<String, String>();
    typed.put("role", role);
    typed.put("item", item);
    typed.put("training", training);
    typed.put("expiresOn", expiresOn);
    return post(of, sam, "exemptions", typed);
  }

  private static ValidatableResponse post(
      Actor of, Actor by, String what, Map<String, String> typed) {
    return given()
        .auth()
        .oauth2(by.token())
        .contentType(ContentType.JSON)
        .body(typed)
        .post("/api/people/%s/%s".formatted(id(of), what))
        .then();
  }
}

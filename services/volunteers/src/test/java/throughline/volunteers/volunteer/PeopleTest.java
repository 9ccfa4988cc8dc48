package throughline.volunteers.volunteer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.testing.AcceptedVolunteers.accept;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.volunteers.testing.AcceptedVolunteers;
import throughline.volunteers.testing.Actors;
import throughline.volunteers.testing.Guest;

/** Coordinators keep the people of their places, also those who have no account. */
@QuarkusTest
class PeopleTest {
  private static final String INVITED = "Log your volunteering online";

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor").at("HEAD");
  private final Browser staff = Browser.of(coordinator);
  private final Browser elsewhere = Browser.of(Actors.aCoordinator("Lee Ward").at("COWL"));
  private final Guest guest = new Guest();
  private final String name = "Wyn " + UUID.randomUUID().toString().substring(0, 8);

  @Test
  void somebodyWithoutAnAddressIsAddedAndFoundByAPartOfTheNameAtTheirPlacesAlone() {
    var id = added(Map.of());

    assertEquals(
        "ACTIVE", Database.text("SELECT status FROM volunteer WHERE id = '%s'".formatted(id)));
    assertTrue(found(staff, name.substring(2)));
    assertFalse(found(elsewhere, name.substring(2)));
    assertEquals(404, elsewhere.open("/people/" + id).status());
    assertTrue(staff.open("/people/" + id).text("main").contains("Account None"));
    assertFalse(staff.open("/people/" + id).text("main").contains("Invite them"));
  }

  @Test
  void everyWrongFieldIsNamedAndNothingIsAdded() {
    var page = staff.open("/people/new");
    var answer =
        staff.send(
            page,
            "/people/new",
            Map.of(
                "email",
                "no address",
                "phone",
                "12",
                "dateOfBirth",
                "24 11 2027",
                "places",
                "COWL"));

    assertEquals(400, answer.status());
    assertEquals(5, answer.problems().size(), answer.problems().toString());
  }

  @Test
  void anInvitationJoinsTheRecordOnceToASignIn() {
    var record = added(Map.of("email", guest.address()));
    hoursOf(record, "2026-11-16T14:00Z");
    staff
        .send(staff.open("/people/" + record), "/people/" + record + "/invitation", Map.of())
        .then()
        .statusCode(303);
    var robin = Actors.aStranger("Robin Field");
    var browser = Browser.of(robin);
    var page = browser.follow(browser.open(guest.link(INVITED)));
    assertTrue(page.text("main").contains("press the button of the next page"));
    assertEquals(
        0,
        Database.number(
            "SELECT count(merged_into) FROM volunteer WHERE id = '%s'".formatted(record)));

    browser
        .send(browser.open("/invitation/join"), "/invitation/join", Map.of())
        .then()
        .statusCode(303);
    assertTrue(browser.open("/invitation/join").text("h1").contains("Your record is joined"));
    var own = AcceptedVolunteers.id(robin);
    assertEquals(
        own, Database.text("SELECT merged_into FROM volunteer WHERE id = '%s'".formatted(record)));
    assertEquals(
        "ACTIVE", Database.text("SELECT status FROM volunteer WHERE id = '%s'".formatted(own)));
    assertEquals(
        1,
        Database.number(
            "SELECT count(*) FROM hours_entry WHERE volunteer_id = '%s'".formatted(own)));

    var other = Browser.of(Actors.aStranger("Alex Marsh"));
    other.follow(other.open(guest.link(INVITED)));
    var refused = other.send(other.open("/invitation/join"), "/invitation/join", Map.of());
    assertEquals(409, refused.status());
    assertTrue(refused.text("main").contains("This link was used by another sign-in"));
  }

  @Test
  void anEmergencyContactIsForCoordinatorsOfTheirPlacesAndReadingItIsWrittenDown() {
    var id = added(Map.of());
    var page = staff.open("/people/" + id + "/contact");
    staff
        .send(
            page,
            "/people/" + id + "/contact",
            Map.of("name", "Pat Moor", "relationship", "sister", "phone", "01632 960 001"))
        .then()
        .statusCode(303);

    assertTrue(staff.open("/people/" + id + "/contact").text("main").contains("Pat Moor"));
    assertEquals(404, elsewhere.open("/people/" + id + "/contact").status());
    assertEquals(1, actions(id, "CONTACT_READ"));
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND changes::text LIKE '%%Pat%%'"
                .formatted(id)));
  }

  @Test
  void whoPausesLeavesOrDiedLogsNothingAndGetsNoMail() {
    var robin = accept(Actors.aVolunteer(name).withEmail(guest.address(), true), "HEAD");
    var id = AcceptedVolunteers.id(robin);

    moved(id, "PAUSE", Map.of());
    assertEquals(403, logged(robin));
    moved(id, "RESUME", Map.of());
    moved(id, "LEAVE", Map.of());
    assertEquals(403, logged(robin));
    moved(id, "DIE", Map.of("diedOn", "20 November 2026"));

    assertEquals(
        "2026-11-20", Database.text("SELECT died_on FROM volunteer WHERE id = '%s'".formatted(id)));
    assertEquals(1, actions(id, "DIED"));
    var future = staff.open("/people/" + id + "/status");
    assertFalse(future.has("form[action$=status]") && future.text("main").contains("Pauses"));
  }

  @Test
  void theRecordIsPutRightAndPlacesOfOthersStay() {
    var id = added(Map.of());
    Database.execute("INSERT INTO volunteer_place VALUES ('%s', 'COWL')".formatted(id));
    var page = staff.open("/people/" + id + "/change");
    staff
        .send(page, "/people/" + id + "/change", Map.of("name", name + " Moor", "places", "HEAD"))
        .then()
        .statusCode(303);

    assertEquals(
        "COWL HEAD",
        Database.text(
            "SELECT string_agg(place_code, ' ' ORDER BY place_code) FROM volunteer_place WHERE volunteer_id = '%s'"
                .formatted(id)));
    assertTrue(staff.open("/people/" + id).text("h1").contains("Moor"));
  }

  private String added(Map<String, String> typed) {
    var fields = new HashMap<>(Map.of("name", name, "places", "HEAD"));
    fields.putAll(typed);
    var answer = staff.send(staff.open("/people/new"), "/people/new", fields);
    answer.then().statusCode(303);
    return answer.redirect().replace("/people/", "");
  }

  private void moved(String id, String move, Map<String, String> more) {
    var fields = new HashMap<>(Map.of("move", move, "reason", "They said so"));
    fields.putAll(more);
    var path = "/people/" + id + "/status";
    staff.send(staff.open(path), path, fields).then().statusCode(303);
  }

  private static boolean found(Browser browser, String sought) {
    Page page = browser.send(browser.open("/people"), "/people", Map.of("sought", sought));
    return page.text("ul.govuk-list").contains(sought);
  }

  private static int logged(Actor volunteer) {
    return io.restassured.RestAssured.given()
        .auth()
        .oauth2(volunteer.token())
        .contentType(io.restassured.http.ContentType.JSON)
        .body(
            Map.of(
                "library",
                "HEAD",
                "workedOn",
                "2026-11-17",
                "startTime",
                "14:00",
                "endTime",
                "16:00"))
        .post("/api/hours")
        .statusCode();
  }

  static void hoursOf(String volunteer, String start) {
    Database.execute(
        """
        INSERT INTO hours_entry (id, version, volunteer_id, library_code, started_at, ended_at, status, entered_by, entered_at)
        VALUES (gen_random_uuid(), 1, '%1$s', 'HEAD', '%2$s', CAST('%2$s' AS timestamptz) + interval '2 hours', 'SUBMITTED', '%1$s',
                '2026-11-20T12:00Z')
        """
            .formatted(volunteer, start));
  }

  private static long actions(String id, String action) {
    return Database.number(
        "SELECT count(*) FROM audit_entry WHERE record_id = '%s' AND action = '%s'"
            .formatted(id, action));
  }
}

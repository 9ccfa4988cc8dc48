package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.volunteers.hours.HoursFixture.approval;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class ApproveHoursTest {

  private final Actor coordinator = Actors.aCoordinator("Sam Okafor");

  @Test
  void approvedHoursAreAnsweredWithTheEntry() {
    var id = hours().from("09:15").to("13:00").logged();

    approval(id, coordinator)
        .statusCode(200)
        .body("id", is(id))
        .body("status", is("APPROVED"))
        .body("minutes", is(225))
        .body("days.date", contains("2026-11-17"));
  }

  @Test
  void nobodyApprovesTheirOwn() {
    var both = Actors.aVolunteerWhoCoordinates("Kit Lowe");
    var id = hours().by(both).logged();

    approval(id, both)
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", is("own-hours"))
        .body("detail", startsWith("You cannot approve hours that you worked"));
    assertEquals("SUBMITTED", status(id));
  }

  @Test
  void nobodyApprovesWhatTheyEnteredForSomebodyElse() {
    var helper = Actors.aVolunteerWhoCoordinates("Jo Penn");
    hours().by(helper).logged();
    var id = hours().logged();
    Database.execute(
        """
        UPDATE hours_entry
        SET entered_by = (SELECT id FROM person WHERE subject = '%s') WHERE id = '%s'
        """
            .formatted(helper.subject(), id));

    approval(id, helper).statusCode(409).body("code", is("own-hours"));
  }

  @Test
  void theDatabaseItselfRefusesAnApproverWhoIsTheVolunteer() {
    var id = hours().logged();

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () ->
                Database.execute(
                    """
                    UPDATE hours_entry SET status = 'APPROVED', approved_by = volunteer_id,
                      approved_at = now() WHERE id = '%s'
                    """
                        .formatted(id)));

    var words = refusal.getCause().getMessage();
    assertTrue(words.contains("hours_entry_approver_is_somebody_else_ck"), words);
  }

  @Test
  void aSecondApprovalIsToldThatItIsDone() {
    var id = hours().approved();

    approval(id, coordinator).statusCode(409).body("code", is("already-approved"));
  }

  @Test
  void aProgramThatSaysWhichVersionItSawApprovesNoOther() {
    var id = hours().logged();
    Database.execute("UPDATE hours_entry SET version = 2 WHERE id = '%s'".formatted(id));

    for (var version : List.of("1", "two")) {
      approvalOf(id, version)
          .statusCode(409)
          .body("code", is("changed-meanwhile"))
          .body("detail", containsString("They are now: 2pm to 4pm on 17 November 2026"));
    }
    assertEquals("SUBMITTED", status(id));
    approvalOf(id, "2").statusCode(200).body("status", is("APPROVED"));
  }

  @Test
  void aRepeatOfTheSameApprovalAnswersAsTheFirst() {
    var id = hours().logged();

    var first = approvalWithKey(id, "once");
    var second = approvalWithKey(id, "once");

    assertEquals(first, second);
  }

  @Test
  void anUnknownEntryIsNotFound() {
    approval(UUID.randomUUID().toString(), coordinator)
        .statusCode(404)
        .body("code", is("not-found"));
    approval("no-number", coordinator).statusCode(404);
  }

  @Test
  void aVolunteerMayNotApprove() {
    approval(hours().logged(), Actors.aVolunteer("Alex Marsh"))
        .statusCode(403)
        .body("code", is("not-allowed"));
  }

  private ValidatableResponse approvalOf(String id, String version) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .queryParam("version", version)
        .noContentType()
        .post("/api/hours/" + id + "/approval")
        .then();
  }

  private String approvalWithKey(String id, String key) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .header("Idempotency-Key", key)
        .noContentType()
        .post("/api/hours/" + id + "/approval")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static String status(String id) {
    return Database.text("SELECT status FROM hours_entry WHERE id = '%s'".formatted(id));
  }
}

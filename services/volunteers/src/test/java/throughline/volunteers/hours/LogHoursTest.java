package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.volunteers.hours.HoursFixture.hours;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.volunteers.testing.Actors;

@QuarkusTest
class LogHoursTest {

  private static final String PROBLEM = "application/problem+json";

  @Test
  void aNightOverTheClockChangeIsHandedInAsTwoDays() {
    hours()
        .at("WEST")
        .on("2026-03-28")
        .from("22:00")
        .to("06:00")
        .send()
        .statusCode(201)
        .header("Location", matchesPattern(".*/api/hours/[0-9a-f-]{36}"))
        .body("status", is("SUBMITTED"))
        .body("library", is("WEST"))
        .body("libraryName", startsWith("Oxfordshire County Library"))
        .body("workedOn", is("2026-03-28"))
        .body("startTime", is("22:00"))
        .body("endTime", is("06:00"))
        .body("minutes", is(420))
        .body("days.date", contains("2026-03-28", "2026-03-29"))
        .body("days.minutes", contains(120, 300))
        .body("volunteerName", nullValue());
  }

  @Test
  void aRegisteredStrangerIsToldToApplyFirst() {
    var stranger = Actors.aStranger("Robin Field");

    hours()
        .by(stranger)
        .send()
        .statusCode(403)
        .contentType(PROBLEM)
        .body("code", is("apply-first"))
        .body("detail", startsWith("Apply first"));
    assertEquals(0, entriesOf(stranger));
  }

  @Test
  void aTimeThatCameTwiceIsAskedAboutAndTheAnswerIsTaken() {
    var night = hours().on("2026-10-24").from("22:00").to("01:30");

    night.send().statusCode(400).body("errors.field", contains("endIs"));
    night.with("endIs", "SECOND").send().statusCode(201).body("minutes", is(270));
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    hours()
        .at("ZZZZ")
        .on("17/17/2026")
        .without("startTime")
        .to("half past")
        .send()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", is("invalid-input"))
        .body("errors.field", containsInAnyOrder("library", "workedOn", "startTime", "endTime"));
  }

  @ParameterizedTest
  @CsvSource({
    "library,   '',         Choose the library where you volunteered",
    "library,   NOWH,       Choose a library from the list",
    "library,   Headington, Choose a library from the list",
    "workedOn,  2026-11-25, The date must be today or in the past",
    "endTime,   06:01,      'The finish, 6:01am, is before the start, 2pm. Check both times'",
  })
  void aWrongFieldIsNamedWithWhatToDo(String field, String value, String message) {
    hours()
        .with(field, value)
        .send()
        .statusCode(400)
        .body("errors.field", contains(field))
        .body("errors.message", contains(message));
  }

  @Test
  void nothingIsKeptOfARefusedRequest() {
    var future = hours();
    var before = Database.number("SELECT count(*) FROM person");

    future.on("2026-11-25").send().statusCode(400);

    assertEquals(before, Database.number("SELECT count(*) FROM person"));
  }

  @Test
  void malformedJsonIsAnsweredWithThePlace() {
    given()
        .auth()
        .oauth2(Actors.aVolunteer("Robin Field").token())
        .contentType(ContentType.JSON)
        .body("{\"library\": ")
        .post("/api/hours")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", is("malformed-json"));

    hours().with("libary", "HEAD").send().statusCode(400).body("errors.field", contains("libary"));
  }

  @Test
  void aRepeatWithTheSameKeyAnswersAsTheFirstAndLogsOnce() {
    var volunteer = Actors.aVolunteer("Robin Field");
    var first = hours().by(volunteer).withKey("one").send().statusCode(201).extract();

    var second = hours().by(volunteer).withKey("one").send().statusCode(201).extract();

    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.path("$").toString(), second.path("$").toString());
    assertEquals("true", second.header("Idempotent-Replayed"));
    assertEquals(1, entriesOf(volunteer));
  }

  @Test
  void theSameKeyForOtherHoursIsRefused() {
    var volunteer = Actors.aVolunteer("Robin Field");
    hours().by(volunteer).withKey("one").logged();

    hours()
        .by(volunteer)
        .withKey("one")
        .at("COWL")
        .send()
        .statusCode(422)
        .body("code", equalTo("idempotency-key-reused"));
    assertEquals(1, entriesOf(volunteer));
  }

  @Test
  void twoPeopleMayUseTheSameKey() {
    hours().by(Actors.aVolunteer("Robin Field")).withKey("same").send().statusCode(201);
    hours().by(Actors.aVolunteer("Alex Marsh")).withKey("same").send().statusCode(201);
  }

  @Test
  void aRefusedRequestMayBeSentAgainWithTheSameKey() {
    var volunteer = Actors.aVolunteer("Robin Field");
    hours().by(volunteer).withKey("retry").at("ZZZZ").send().statusCode(400);

    hours().by(volunteer).withKey("retry").send().statusCode(201);
  }

  private static long entriesOf(Actor volunteer) {
    return Database.number(
        """
        SELECT count(*) FROM hours_entry e JOIN person p ON p.id = e.volunteer_id
        WHERE p.subject = '%s'
        """
            .formatted(volunteer.subject()));
  }
}

package throughline.bookings.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Database;

@QuarkusTest
class OpenSessionTest {

  private static final String PROBLEM = "application/problem+json";

  @ParameterizedTest
  @CsvSource({
    "HUB,    IN_PERSON, WEST, Oxfordshire County Library",
    "SPOKE,  IN_PERSON, BLAC, Blackbird Leys",
    "ONLINE, ONLINE,    WEST, Oxfordshire County Library",
  })
  void eachVenueHasTheLibraryThatRunsIt(
      String venue, String delivery, String library, String libraryName) {
    session()
        .at(venue)
        .send()
        .statusCode(201)
        .header("Location", matchesPattern(".*/api/sessions/[0-9a-f-]{36}"))
        .body("title", is("Protect your idea"))
        .body("venue", is(venue))
        .body("delivery", is(delivery))
        .body("library", is(library))
        .body("libraryName", startsWith(libraryName))
        .body("startsAt", is("2026-11-25T10:00"))
        .body("zone", is("Europe/London"))
        .body("minutes", is(60))
        .body("capacity", is(6))
        .body("placesLeft", is(6));
  }

  @Test
  void theReleaseBeforeOpensOneWithoutWhatItDoesNotKnow() {
    var like = session().opened();

    Database.execute(
        """
        INSERT INTO session (id, version, title, venue_kind, library_code, delivery, starts_local, zone,
          minutes, starts_at, ends_at, capacity, opened_by, opened_at)
        SELECT gen_random_uuid(), 1, 'Of the release before', venue_kind, library_code, delivery,
          starts_local, zone, minutes, starts_at, ends_at, capacity, opened_by, opened_at
          FROM session WHERE id = '%s'
        """
            .formatted(like));

    assertEquals(
        "t",
        Database.text(
            "SELECT venue_code = venue_kind AND closes_at = starts_at FROM session WHERE title = 'Of the release before'"));
  }

  @Test
  void everyWrongFieldIsNamedAtOnce() {
    session()
        .without("title")
        .at("MOON")
        .starting("tomorrow")
        .with("minutes", "an hour")
        .forPeople(0)
        .send()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", is("invalid-input"))
        .body(
            "errors.field",
            containsInAnyOrder("title", "venue", "startsAt", "minutes", "capacity"));
  }

  @ParameterizedTest
  @CsvSource({
    "title,    '  ',             Enter a title",
    "venue,    CLOUD,            'There is no such venue. Yours are: HUB, '",
    "startsAt, 2026-11-24T11:59, The session must start in the future",
    "minutes,  4,                a whole number from 5 to 480",
    "minutes,  481,              a whole number from 5 to 480",
    "capacity, 501,              a whole number from 1 to 500",
    "capacity, 2.5,              a whole number from 1 to 500",
  })
  void aWrongFieldIsNamedWithWhatToDo(String field, String value, String message) {
    session()
        .with(field, value)
        .send()
        .statusCode(400)
        .body("errors.field", contains(field))
        .body("errors.message", contains(containsString(message)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{\"title\": "})
  void aBodyThatIsNoObjectIsMalformed(String body) {
    given()
        .auth()
        .oauth2(Actors.anAdviser().token())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/sessions")
        .then()
        .statusCode(400)
        .contentType(PROBLEM);
  }

  @Test
  void anUnknownFieldIsNamed() {
    session().with("capacty", 3).send().statusCode(400).body("errors.field", contains("capacty"));
  }

  /** The API takes the one text that it documents, and no other form of it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'date': '2026-11-25', 'time': '10:00'}",
        "{'date': '2026-11-25', 'time': '10:00', 'dateField': 'startsAt', 'timeField': 'startsAt'}"
      })
  void aStartThatIsNoTextIsNamed(String start) throws JsonProcessingException {
    var json = new ObjectMapper().readTree(start.replace('\'', '"'));
    session()
        .with("startsAt", json)
        .send()
        .statusCode(400)
        .body("errors.field[0]", startsWith("startsAt"));
  }

  @Test
  void aRepeatWithTheSameKeyOpensOnce() {
    var adviser = Actors.anAdviser();
    var title = "Once only " + adviser.subject();

    var first = session().by(adviser).titled(title).withKey("one").opened();
    var second = session().by(adviser).titled(title).withKey("one").opened();

    assertEquals(first, second);
    assertEquals(
        1, Database.number("SELECT count(*) FROM session WHERE title = '%s'".formatted(title)));
    session().by(adviser).withKey("one").send().statusCode(422);
  }

  @Test
  void onlyAnAdviserOpensSessions() {
    session().by(Actors.anEntrepreneur()).send().statusCode(403).body("code", is("not-allowed"));
  }

  @ParameterizedTest
  @CsvSource({
    "taken = capacity + 1, session_taken_ck",
    "taken = -1,           session_taken_ck",
    "delivery = 'ONLINE',  session_delivery_ck",
    "minutes = 61,         session_ends_at_ck",
  })
  void theDatabaseItselfHoldsTheRules(String change, String constraint) {
    var id = session().opened();

    var refusal =
        assertThrows(
            IllegalStateException.class,
            () -> Database.execute("UPDATE session SET %s WHERE id = '%s'".formatted(change, id)));

    assertTrue(refusal.getCause().getMessage().contains(constraint));
  }
}

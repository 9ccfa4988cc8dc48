package throughline.bookings.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.bookings.testing.Actors;
import throughline.bookings.venue.VenueFixture;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Unique;

/** Sessions that come again and again. */
@QuarkusTest
class SeriesTest {
  private final String title = "Series " + Unique.number();
  private final String adviser = VenueFixture.adviser("Adviser of " + title);

  @Test
  void ofTwentyTuesdaysAcrossTheClockChangeTwoClashAndEighteenAreSavedAtHalfPastNine() {
    SessionFixture.session()
        .titled("Something else")
        .starting("2027-02-09T09:00")
        .with("adviser", adviser)
        .opened();
    VenueFixture.away(adviser, "2027-04-06", "2027-04-06");
    var browser = Browser.of(Actors.anAdviser());
    var form = browser.open("/sessions/new");

    var clashes =
        browser.send(
            form,
            "/sessions/new",
            Map.of(
                "title", title,
                "venue", "SPOKE",
                "date", "5 January 2027",
                "time", "9:30",
                "minutes", "60",
                "capacity", "8",
                "adviser", adviser,
                "every", "WEEK",
                "times", "20"));

    assertEquals(409, clashes.status());
    assertTrue(clashes.text("main").contains("2 of 20 sessions cannot be"), clashes.text("main"));
    assertTrue(clashes.text("#clashes").contains("Tuesday 9 February 2027"));
    assertTrue(clashes.text("#clashes").contains("is at “Something else”"));
    assertTrue(clashes.text("#clashes").contains("is away until 6 April 2027"));
    assertEquals(0, saved());

    browser.send(clashes, "/sessions/new", Map.of());

    assertEquals(18, saved());
    assertEquals(
        18,
        Database.number(
            "SELECT count(*) FROM session WHERE title = '%s' AND starts_local::time = '09:30' AND starts_at AT TIME ZONE 'Europe/London' = starts_local"
                .formatted(title)));
    assertEquals(
        18,
        Database.number(
            "SELECT count(*) FROM resource_claim JOIN session s ON s.id = session_id WHERE title = '%s'"
                .formatted(title)));
  }

  @Test
  void aSeriesThatOverlapsAnotherSavesNothingUnlessItIsAskedTo() {
    series("2027-06-01T10:00", "WEEK", "3", null).statusCode(201);

    series("2027-06-08T10:30", "WEEK", "4", null)
        .statusCode(409)
        .body("code", is("clash"))
        .body("detail", containsString("The other 2 can be saved without these"));

    assertEquals(3, saved());
    series("2027-06-08T10:30", "WEEK", "4", "true")
        .statusCode(201)
        .body("sessions.size()", is(2))
        .body("leftOut.size()", is(2));
    assertEquals(5, saved());
  }

  @Test
  void aTimeThatTheClocksSkipIsLeftOut() {
    series("2027-03-21T01:30", "WEEK", "3", null)
        .statusCode(409)
        .body("detail", containsString("28 March 2027: There is no 1:30am"));
  }

  @Test
  void thoseThatFollowAreChangedTogetherAndThoseBeforeStay() {
    var second =
        series("2027-07-06T10:00", "WEEK", "4", null)
            .statusCode(201)
            .extract()
            .<String>path("sessions[1].id");
    var browser = Browser.of(Actors.anAdviser());
    var form = browser.open("/sessions/" + second + "/edit");

    var answer =
        browser.send(
            form,
            "/sessions/" + second + "/edit",
            Map.of(
                "part", "FOLLOWING",
                "title", title,
                "venue", "SPOKE",
                "date", "14 July 2027",
                "time", "11:00",
                "minutes", "60",
                "capacity", "6",
                "adviser", adviser));

    assertEquals(303, answer.status(), answer.problems()::toString);

    assertEquals(
        "2027-07-06 10:00:00, 2027-07-14 11:00:00, 2027-07-21 11:00:00, 2027-07-28 11:00:00",
        Database.text(
            "SELECT string_agg(starts_local::text, ', ' ORDER BY starts_local) FROM session WHERE title = '%s'"
                .formatted(title)));
  }

  @Test
  void aSeriesIsCancelledFromOneOnAndWhatWasBookedIsToldSo() {
    var second =
        series("2027-09-07T10:00", "WEEK", "4", null)
            .statusCode(201)
            .extract()
            .<String>path("sessions[1].id");
    var browser = Browser.of(Actors.anAdviser());
    var form = browser.open("/sessions/" + second + "/cancel");

    browser.send(
        form,
        "/sessions/" + second + "/cancel",
        Map.of("part", "FOLLOWING", "reason", "The adviser has left"));

    assertEquals(
        3,
        Database.number(
            "SELECT count(*) FROM session WHERE title = '%s' AND cancelled_at IS NOT NULL"
                .formatted(title)));
  }

  @ParameterizedTest
  @CsvSource({
    "WEEK,      2027-03-23T09:30, 1, 2027-03-30T09:30",
    "FORTNIGHT, 2027-03-23T09:30, 2, 2027-04-20T09:30",
    "MONTH,     2027-01-12T09:30, 2, 2027-03-09T09:30",
    "MONTH,     2027-01-29T09:30, 1, 2027-02-26T09:30",
  })
  void aTurnKeepsTheTimeOfTheDay(Every every, LocalDateTime first, int turns, LocalDateTime then) {
    assertEquals(then, every.after(first, turns));
  }

  private ValidatableResponse series(
      String start, String every, String times, String withoutClashes) {
    var session = new HashMap<String, Object>();
    session.put("title", title);
    session.put("venue", "SPOKE");
    session.put("startsAt", start);
    session.put("minutes", "60");
    session.put("capacity", "6");
    session.put("adviser", adviser);
    var series = new HashMap<String, Object>();
    series.put("session", session);
    series.put("every", every);
    series.put("times", times);
    series.put("withoutClashes", withoutClashes);
    return given()
        .auth()
        .oauth2(Actors.anAdviser().token())
        .contentType(ContentType.JSON)
        .body(series)
        .post("/api/series")
        .then();
  }

  private long saved() {
    return Database.number("SELECT count(*) FROM session WHERE title = '%s'".formatted(title));
  }
}

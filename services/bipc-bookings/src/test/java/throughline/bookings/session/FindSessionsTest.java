package throughline.bookings.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** Everyone finds what suits them. */
@QuarkusTest
class FindSessionsTest {
  @Inject TestClock clock;

  /** A time of its own, so that no other test's sessions are to come. */
  @BeforeEach
  void aYearOfItsOwn() {
    clock.set(Instant.parse("2035-03-01T12:00:00Z"));
    Database.execute("DELETE FROM session WHERE starts_at > '2035-03-01'");
  }

  @AfterEach
  void backToNoon() {
    Database.execute(
        "DELETE FROM booking WHERE session_id IN (SELECT id FROM session WHERE starts_at > '2035-03-01')");
    Database.execute("DELETE FROM session WHERE starts_at > '2035-03-01'");
    clock.set(TestClock.NOON);
  }

  @ParameterizedTest
  @CsvSource({
    "place=SPOKE,   Monday at the spoke",
    "topic=FINANCE, Monday at the spoke",
    "kind=WEBINAR,  Tuesday evening online",
    "day=TUESDAY,   Tuesday evening online",
    "time=MORNING,  Monday at the spoke",
    "time=EVENING,  Tuesday evening online",
    "places=true,   Monday at the spoke",
  })
  void eachFilterNarrowsListFeedAndApi(String filter, String title) {
    someSessions();

    given().get("/api/sessions?" + filter).then().body("items.title", contains(title));
    var page = Browser.ofNobody().open("/?" + filter);
    assertTrue(page.text("main").contains(title));
    assertTrue(page.text("main").contains("1 session."), page.text("main"));
    var feed = given().get("/sessions.ics?" + filter).then().statusCode(200).extract().asString();
    assertTrue(feed.contains("SUMMARY:" + title), feed);
    assertEquals(2, feed.split("BEGIN:VEVENT").length);
  }

  @Test
  void aWrongFilterIsNamedByTheApiAndDoesNotMatterOnAPage() {
    given()
        .get("/api/sessions?topic=COOKING&day=SOMEDAY")
        .then()
        .statusCode(400)
        .body("errors.field", contains("topic", "day"));
    assertEquals(200, Browser.ofNobody().open("/?topic=COOKING").status());
  }

  @Test
  void theFeedNamesNobodyAndHoldsNothingThatHasBegun() {
    var id = session().starting("2035-03-02T10:00").opened();
    BookingFixture.booked(
        id, Actors.anEntrepreneur("Noor Wilding").withEmail("noor@example.org", true));

    var feed =
        given()
            .get("/sessions.ics")
            .then()
            .statusCode(200)
            .header("Content-Type", containsString("text/calendar"))
            .extract()
            .asString();

    assertTrue(feed.contains("METHOD:PUBLISH"), feed);
    assertTrue(feed.contains("UID:" + id), feed);
    assertFalse(feed.contains("ATTENDEE") || feed.contains("Noor") || feed.contains("noor@"), feed);
    clock.set(Instant.parse("2035-03-02T10:00:00Z"));
    assertFalse(given().get("/sessions.ics").asString().contains(id));
    given().get("/api/sessions").then().body("items.size()", is(0));
  }

  @Test
  void aSessionIsAnEventToSearchEngines() throws IOException {
    var id =
        session()
            .titled("Tricks </script> & more")
            .starting("2035-07-02T10:00")
            .with("description", "About <b>tricks</b>")
            .opened();

    var page = Browser.ofNobody().open("/sessions/" + id);

    var data =
        page.source().split("<script type=\"application/ld\\+json\">")[1].split("</script>")[0];
    var event = new ObjectMapper().readTree(data);
    assertEquals("EducationEvent", event.get("@type").textValue());
    assertEquals("Tricks </script> & more", event.get("name").textValue());
    assertEquals("2035-07-02T10:00+01:00", event.get("startDate").textValue());
    assertEquals("https://schema.org/InStock", event.at("/offers/availability").textValue());
    assertEquals(
        "https://schema.org/OfflineEventAttendanceMode",
        event.get("eventAttendanceMode").textValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "place=SPOKE",
        "topic=FINANCE",
        "day=MONDAY&time=EVENING&kind=CLINIC",
        "places=true"
      })
  void whateverIsAskedOnlySessionsToComeAreLookedThrough(String filter) {
    session().starting("2035-03-05T10:00").opened();
    Database.execute(MANY);
    Database.execute("ANALYZE session");

    given()
        .get("/api/sessions?limit=50&" + filter)
        .then()
        .statusCode(200)
        .body("total", notNullValue());

    var plan =
        Database.text(
            "EXPLAIN (FORMAT JSON) SELECT id FROM session WHERE starts_at > '2035-03-01' AND cancelled_at IS NULL ORDER BY starts_at, id LIMIT 51");
    assertTrue(plan.contains("session_upcoming_idx"), plan);
  }

  private static final String MANY =
      """
      INSERT INTO session (id, version, title, venue_code, venue_kind, library_code, delivery,
        starts_local, zone, minutes, starts_at, ends_at, closes_at, capacity, opened_by, opened_at)
      SELECT gen_random_uuid(), 1, 'Many', 'HUB', 'HUB', 'WEST', 'IN_PERSON',
        t AT TIME ZONE 'Europe/London', 'Europe/London', 60, t, t + interval '1 hour', t, 6,
        (SELECT id FROM person LIMIT 1), now()
      FROM generate_series(1, 2000) n, LATERAL (SELECT timestamptz '2035-04-01 10:00+00' + n * interval '1 hour') x (t)
      """;

  private static void someSessions() {
    session()
        .titled("Monday at the spoke")
        .at("SPOKE")
        .starting("2035-03-05T10:00")
        .with("topic", "FINANCE")
        .with("kind", "CLINIC")
        .opened();
    var full =
        session()
            .titled("Tuesday evening online")
            .at("ONLINE")
            .starting("2035-03-06T18:00")
            .with("kind", "WEBINAR")
            .with("topic", "DIGITAL")
            .forPeople(1)
            .opened();
    BookingFixture.booked(full, Actors.anEntrepreneur());
  }
}

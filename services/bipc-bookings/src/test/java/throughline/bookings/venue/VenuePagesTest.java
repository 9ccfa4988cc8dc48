package throughline.bookings.venue;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Unique;

/** Venues are data that staff put right. */
@QuarkusTest
class VenuePagesTest {
  private final Browser administrator = Browser.of(Actor.with("administrator"));
  private final String code = "V" + Unique.number() % 1_000_000_000;

  @Test
  void anAdministratorAddsAVenueAndItsAdviserGivesItARoomThatSessionsUse() {
    add("PARTNER");
    var adviser = Browser.of(Actors.anAdviser().at("BICE"));
    var path = "/venues/" + code;

    adviser.send(
        adviser.open(path),
        path,
        Map.of("name", "The Hive", "address", "1 High Street", "stepFree", "NO", "active", "YES"));
    adviser.send(adviser.open(path), path, Map.of("part", "room", "roomName", "Attic"));

    assertTrue(adviser.open("/sessions/new").text("main").contains("The Hive: Attic"));
    var id = SessionFixture.session().at(code).starting("2027-10-05T10:00").opened();
    var page = Browser.ofNobody().open("/sessions/" + id).text("main");
    assertTrue(page.contains("The Hive, 1 High Street"), page);
    assertTrue(page.contains("No step-free"), page);
    given().get("/api/sessions/" + id).then().body("venue", is("PARTNER"));
  }

  @Test
  void aStaleFormAndAnAdviserOfAnotherPlaceChangeNothing() {
    add("SPOKE");
    var adviser = Browser.of(Actors.anAdviser());
    var stale = adviser.open("/venues/" + code);
    adviser.send(stale, "/venues/" + code, Map.of("name", "First", "active", "YES"));

    var again = adviser.send(stale, "/venues/" + code, Map.of("name", "Second", "active", "YES"));

    assertEquals(409, again.status());
    assertEquals(404, Browser.of(Actors.anAdviser().at("WEST")).open("/venues/" + code).status());
    assertEquals(
        "First", Database.text("SELECT name FROM venue WHERE code = '%s'".formatted(code)));
  }

  @Test
  void aClosingDayIsSaidAndTakenBack() {
    add("SPOKE");
    var adviser = Browser.of(Actors.anAdviser().at("BICE"));
    var path = "/venues/" + code;
    SessionFixture.session().at(code).starting("2026-12-24T10:00").opened();

    adviser.send(
        adviser.open(path), path, Map.of("part", "closing", "day", "24 December", "reason", "Eve"));

    assertTrue(adviser.open(path).text("main").contains("1 sessions on that day"));
    SessionFixture.session().at(code).starting("2026-12-24T14:00").send().statusCode(409);
    adviser.send(
        adviser.open(path),
        path,
        Map.of("part", "closing", "day", "2026-12-24", "pressed", "open"));
    SessionFixture.session().at(code).starting("2026-12-24T14:00").send().statusCode(201);
  }

  @Test
  void aVenueOutOfUseIsNotOffered() {
    add("SPOKE");
    Database.execute("UPDATE venue SET active = false WHERE code = '%s'".formatted(code));

    assertFalse(
        Browser.of(Actors.anAdviser()).open("/sessions/new").has("input[value=" + code + "]"));
    SessionFixture.session().at(code).send().statusCode(400);
  }

  private void add(String kind) {
    var answer =
        administrator.send(
            administrator.open("/venues/new"),
            "/venues/new",
            Map.of("code", code, "name", "New " + code, "kind", kind, "library", "BICE"));
    assertEquals(303, answer.status(), answer.problems()::toString);
  }
}

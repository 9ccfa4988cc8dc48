package throughline.bookings.session;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.bookings.booking.BookingFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.TestClock;

@QuarkusTest
class BrowseSessionsTest {

  @Inject TestClock clock;
  @Inject EntityManagerFactory database;

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void everyoneSeesPlacesLeftButNobodysName() {
    var id = session().starting("2027-06-01T10:00").forPeople(2).opened();
    clock.set(Instant.parse("2027-06-01T08:00:00Z"));
    BookingFixture.booked(id, Actors.anEntrepreneur("Noor Wilding"));

    var answer = given().get("/api/sessions/" + id).then().statusCode(200).extract();

    assertEquals(1, (int) answer.path("placesLeft"));
    assertEquals(
        Set.of(
            "id",
            "title",
            "venue",
            "delivery",
            "venueCode",
            "venueName",
            "address",
            "stepFree",
            "hearingLoop",
            "library",
            "libraryName",
            "startsAt",
            "zone",
            "minutes",
            "capacity",
            "placesLeft",
            "cancelled"),
        answer.jsonPath().getMap("$").keySet());
    given()
        .get("/api/sessions")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(id))
        .body(not(containsString("Noor")));
  }

  @Test
  void theListHoldsASessionUntilTheMomentInWhichItBegins() {
    var id = session().starting("2027-10-31T01:30").lasting(60).opened();

    clock.set(Instant.parse("2027-10-31T00:29:59.999Z"));
    given().get("/api/sessions").then().body("items.id", hasItem(id));
    clock.set(Instant.parse("2027-10-31T00:30:00Z"));
    given().get("/api/sessions").then().body("items.id", not(hasItem(id)));
    given().get("/api/sessions/" + id).then().statusCode(200);
  }

  @Test
  void theListIsInOrderOfTimeAndGoesOnWhereItStopped() {
    var late = session().starting("2028-05-02T10:00").opened();
    var early = session().starting("2028-05-01T09:00").opened();
    var same =
        List.of(
            session().starting("2028-05-01T10:00").opened(),
            session().starting("2028-05-01T10:00").opened());
    clock.set(Instant.parse("2028-05-01T00:00:00Z"));

    var found = new ArrayList<String>();
    String next = null;
    do {
      var page =
          given()
              .queryParam("limit", 1)
              .queryParams(after(next))
              .get("/api/sessions")
              .then()
              .statusCode(200)
              .extract();
      found.addAll(page.path("items.id"));
      next = page.path("next");
    } while (next != null);

    assertEquals(List.of(early, late), List.of(found.get(0), found.get(3)));
    assertEquals(Set.copyOf(same), Set.copyOf(found.subList(1, 3)));
    assertEquals(4, found.size());
  }

  @Test
  void theListIsTwoQueriesHoweverLongAndMayBeKeptForAMoment() {
    session().opened();
    session().at("SPOKE").opened();
    var statistics = database.unwrap(SessionFactory.class).getStatistics();
    var before = statistics.getPrepareStatementCount();

    given()
        .get("/api/sessions")
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=5");

    var queries = statistics.getPrepareStatementCount() - before;
    assertTrue(queries <= 2, queries + " queries");
  }

  @Test
  void aWrongParameterIsNamed() {
    given()
        .queryParam("limit", "0")
        .queryParam("after", "first")
        .get("/api/sessions")
        .then()
        .statusCode(400)
        .body("errors.field", contains("limit", "after"));
  }

  @Test
  void anUnknownSessionIsNotFound() {
    given()
        .get("/api/sessions/" + UUID.randomUUID())
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("detail", is("There is no session with this number."));
  }

  private static Map<String, String> after(String next) {
    return next == null ? Map.of() : Map.of("after", next);
  }
}

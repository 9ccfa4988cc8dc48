package throughline.bookings.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static throughline.bookings.booking.BookingFixture.attendance;
import static throughline.bookings.booking.BookingFixture.booked;
import static throughline.bookings.booking.BookingFixture.sessionSoon;
import static throughline.bookings.session.SessionFixture.session;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

@QuarkusTest
class BrowseBookingsTest {

  private final Actor noor = Actors.anEntrepreneur("Noor Wilding");
  private final Actor alex = Actors.anEntrepreneur("Alex Marsh");

  @Test
  void anEntrepreneurSeesTheirOwnLatestSessionFirst() {
    var first = booked(session().starting("2026-12-01T10:00").opened(), noor);
    var last = booked(session().starting("2026-12-03T10:00").opened(), noor);
    var middle = booked(session().starting("2026-12-02T10:00").opened(), noor);
    booked(session().opened(), alex);

    get("/api/bookings", noor).statusCode(200).body("items.id", contains(last, middle, first));
  }

  @Test
  void aBookingIsForItsOwnerAndAdvisersOnly() {
    var session = session().opened();
    var id = booked(session, noor);

    get("/api/bookings/" + id, noor).statusCode(200).body("session", is(session));
    get("/api/bookings/" + id, Actors.anAdviser()).statusCode(200).body("status", is("CONFIRMED"));
    get("/api/bookings/" + id, alex).statusCode(404).body("code", is("not-found"));
    get("/api/bookings/" + UUID.randomUUID(), Actors.anAdviser()).statusCode(404);
    get("/api/bookings/" + id, Actors.aVolunteer()).statusCode(403);
  }

  @Test
  void theRegisterHoldsNamesAndWhoCame() {
    var session = sessionSoon();
    booked(session, noor);
    var ofAlex = booked(session, alex);
    attendance(ofAlex, "PARTIAL", 15).statusCode(200);

    get("/api/sessions/" + session + "/register", Actors.anAdviser())
        .statusCode(200)
        .body("session.id", is(session))
        .body("opensAt", is("2026-11-24T11:30:00Z"))
        .body("items.name", contains("Alex Marsh", "Noor Wilding"))
        .body("items.status", contains("PARTIAL", "CONFIRMED"))
        .body("items.minutes", contains(15, 0));
  }

  @Test
  void aPersonWhoIsErasedStaysInTheRegisterWithoutANameAndCanBeCancelled() {
    var session = session().opened();
    var id = booked(session, noor);
    Database.execute(
        """
        DELETE FROM person_details USING person
        WHERE person.id = person_id AND subject = '%s'
        """
            .formatted(noor.subject()));
    Database.execute(
        "UPDATE person SET subject = NULL WHERE subject = '%s'".formatted(noor.subject()));

    get("/api/sessions/" + session + "/register", Actors.anAdviser())
        .body("items.name", contains("A former entrepreneur"));
    given()
        .auth()
        .oauth2(Actors.anAdviser().token())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "Asked us to"))
        .post("/api/bookings/" + id + "/cancellation")
        .then()
        .statusCode(200)
        .body("status", is("CANCELLED_BY_PROVIDER"));
  }

  @Test
  void theRegisterIsForAdvisersOnly() {
    var session = session().opened();

    get("/api/sessions/" + session + "/register", noor).statusCode(403);
    get("/api/sessions/" + UUID.randomUUID() + "/register", Actors.anAdviser()).statusCode(404);
  }

  private static ValidatableResponse get(String path, Actor person) {
    return given().auth().oauth2(person.token()).get(path).then();
  }
}

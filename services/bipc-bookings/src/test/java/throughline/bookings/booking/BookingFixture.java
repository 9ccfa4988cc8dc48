package throughline.bookings.booking;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import throughline.bookings.session.SessionFixture;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;
import throughline.platform.testing.Database;

/** Bookings and attendances through the API. */
public final class BookingFixture {

  private BookingFixture() {}

  /** Asks for a place. */
  public static ValidatableResponse booking(String session, Actor person) {
    return booking(session, person, Map.of());
  }

  public static ValidatableResponse bookingWithKey(String session, Actor person, String key) {
    return booking(session, person, Map.of("Idempotency-Key", key));
  }

  /** Books, which must succeed, and answers with the booking's id. */
  public static String booked(String session, Actor person) {
    return Api.created(person, bookingsOf(session), Map.of(), Map.of());
  }

  /** Somebody's place at a session of 60 minutes that begins in half an hour: check-in is open. */
  public static String bookedSoon() {
    return booked(sessionSoon(), Actors.anEntrepreneur());
  }

  public static String sessionSoon() {
    return SessionFixture.session().starting("2026-11-24T12:30").opened();
  }

  /** Sends an adviser's word on whether somebody came. */
  public static ValidatableResponse attendance(String booking, String status, Object minutes) {
    return attendance(booking, status, minutes, Actors.anAdviser(), Map.of());
  }

  public static ValidatableResponse attendance(
      String booking, String status, Object minutes, Actor adviser, Map<String, String> headers) {
    var fields = new HashMap<String, Object>();
    fields.put("status", status);
    fields.put("minutes", minutes);
    return given()
        .auth()
        .oauth2(adviser.token())
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(fields)
        .post("/api/bookings/" + booking + "/attendance")
        .then();
  }

  /** Cancels a session, which must succeed. */
  public static void cancelledSession(String session) {
    given()
        .auth()
        .oauth2(Actors.anAdviser().token())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", "The room is flooded"))
        .post("/api/sessions/" + session + "/cancellation")
        .then()
        .statusCode(200);
  }

  public static long taken(String session) {
    return Database.number("SELECT taken FROM session WHERE id = '%s'".formatted(session));
  }

  public static long bookings(String session) {
    return Database.number(
        "SELECT count(*) FROM booking WHERE session_id = '%s'".formatted(session));
  }

  private static String bookingsOf(String session) {
    return "/api/sessions/" + session + "/bookings";
  }

  private static ValidatableResponse booking(
      String session, Actor person, Map<String, String> headers) {
    return given()
        .auth()
        .oauth2(person.token())
        .headers(headers)
        .noContentType()
        .post(bookingsOf(session))
        .then();
  }
}

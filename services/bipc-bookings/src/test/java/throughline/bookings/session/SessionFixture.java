package throughline.bookings.session;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.bookings.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;

/** A session to open: an hour at the hub tomorrow at 10 with six places, unless a test says so. */
public final class SessionFixture {

  private static final String PATH = "/api/sessions";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Actor adviser = Actors.anAdviser();

  private SessionFixture() {
    fields.put("title", "Protect your idea");
    at("HUB").starting("2026-11-25T10:00").lasting(60).forPeople(6);
  }

  public static SessionFixture session() {
    return new SessionFixture();
  }

  public SessionFixture by(Actor person) {
    adviser = person;
    return this;
  }

  public SessionFixture at(String venue) {
    return with("venue", venue);
  }

  public SessionFixture titled(String title) {
    return with("title", title);
  }

  public SessionFixture starting(String local) {
    return with("startsAt", local);
  }

  public SessionFixture lasting(int minutes) {
    return with("minutes", minutes);
  }

  public SessionFixture forPeople(int capacity) {
    return with("capacity", capacity);
  }

  public SessionFixture with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  SessionFixture without(String field) {
    fields.remove(field);
    return this;
  }

  SessionFixture withKey(String idempotencyKey) {
    headers.put("Idempotency-Key", idempotencyKey);
    return this;
  }

  /** Sends it to the API. */
  public ValidatableResponse send() {
    return given()
        .auth()
        .oauth2(adviser.token())
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(fields)
        .post(PATH)
        .then();
  }

  /** Changes a session to this. */
  public ValidatableResponse change(String session) {
    return given()
        .auth()
        .oauth2(adviser.token())
        .contentType(ContentType.JSON)
        .body(fields)
        .put(PATH + "/" + session)
        .then();
  }

  /** Opens it, which must succeed, and answers with the session's id. */
  public String opened() {
    return Api.created(adviser, PATH, headers, fields);
  }
}

package throughline.volunteers.hours;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;
import throughline.volunteers.testing.Actors;

/** Hours to log: two on a Tuesday afternoon at Headington, unless a test says otherwise. */
public final class HoursFixture {

  private static final String PATH = "/api/hours";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Actor volunteer = Actors.aVolunteer("Robin Field");

  private HoursFixture() {
    fields.put("library", "HEAD");
    on("2026-11-17").from("14:00").to("16:00");
  }

  public static HoursFixture hours() {
    return new HoursFixture();
  }

  public HoursFixture by(Actor person) {
    volunteer = person;
    return this;
  }

  public HoursFixture at(String library) {
    return with("library", library);
  }

  /** Of a day that is long ago they say why. */
  public HoursFixture on(String date) {
    if (date.compareTo("2026-09-25") < 0) {
      with("reason", "The paper sheet turned up late");
    }
    return with("workedOn", date);
  }

  public HoursFixture from(String time) {
    return with("startTime", time);
  }

  public HoursFixture to(String time) {
    return with("endTime", time);
  }

  public HoursFixture with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  HoursFixture without(String field) {
    fields.remove(field);
    return this;
  }

  HoursFixture withKey(String idempotencyKey) {
    headers.put("Idempotency-Key", idempotencyKey);
    return this;
  }

  /** Sends them to the API. */
  ValidatableResponse send() {
    return given()
        .auth()
        .oauth2(volunteer.token())
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(fields)
        .post(PATH)
        .then();
  }

  /** Logs them, which must succeed, and answers with the entry's id. */
  public String logged() {
    return Api.created(volunteer, PATH, headers, fields);
  }

  /** Sends a coordinator's approval of an entry. */
  static ValidatableResponse approval(String id, Actor coordinator) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .noContentType()
        .post("/api/hours/" + id + "/approval")
        .then();
  }

  /** Logs and approves them. */
  public String approved() {
    var id = logged();
    approval(id, Actors.aCoordinator("Sam Okafor")).statusCode(200);
    return id;
  }
}

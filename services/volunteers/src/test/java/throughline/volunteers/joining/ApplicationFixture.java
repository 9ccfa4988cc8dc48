package throughline.volunteers.joining;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;

/**
 * An application of somebody of 19 for Headington, as digital helper unless a test says otherwise.
 */
public final class ApplicationFixture {
  private static final String PATH = "/api/applications";

  private final Map<String, Object> fields = new LinkedHashMap<>();

  private ApplicationFixture() {
    fields.put("role", "digital-helper");
    fields.put("places", List.of("HEAD"));
    fields.put("ageBand", "FROM_18");
  }

  public static ApplicationFixture application() {
    return new ApplicationFixture();
  }

  public ApplicationFixture with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public ValidatableResponse send(Actor applicant) {
    return given()
        .auth()
        .oauth2(applicant.token())
        .contentType(ContentType.JSON)
        .body(fields)
        .post(PATH)
        .then();
  }

  /** Sends it, which must succeed, and answers with its id. */
  public String sent(Actor applicant) {
    return Api.created(applicant, PATH, Map.of(), fields);
  }

  public static ValidatableResponse accept(String id, Actor coordinator) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .noContentType()
        .post(PATH + "/" + id + "/acceptance")
        .then();
  }

  public static ValidatableResponse reject(String id, String reason, Actor coordinator) {
    return given()
        .auth()
        .oauth2(coordinator.token())
        .contentType(ContentType.JSON)
        .body(Map.of("reason", reason))
        .post(PATH + "/" + id + "/rejection")
        .then();
  }
}

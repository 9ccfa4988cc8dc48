package throughline.membership.desk.offer;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.Map;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;

/** Offers that tests need to find, made through the API. */
public final class OfferFixture {

  private static final String PATH = "/api/offers";

  private OfferFixture() {}

  /** Returns the id of an offer that waits at the office. */
  public static String deferredAt(String office) {
    return Api.created(
        Actors.aRegistrar().at(office), PATH, Map.of(), Map.of("outcome", "DEFERRED"));
  }

  /** Counts one that was declined today. */
  public static void declinedAt(String office) {
    record(Actors.aRegistrar().at(office), "DECLINED").then().statusCode(201);
  }

  static Response record(Actor registrar, String outcome) {
    return given()
        .auth()
        .oauth2(registrar.token())
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", outcome))
        .post(PATH);
  }
}

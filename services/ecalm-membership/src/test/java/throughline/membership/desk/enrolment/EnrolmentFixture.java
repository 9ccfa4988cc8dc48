package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Api;

/**
 * A newborn of Banbury and their mother, all invented, unless a test says otherwise. She gives a
 * telephone number, so that no mail changes the database beside the test.
 */
public final class EnrolmentFixture {

  private static final String PATH = "/api/enrolments";

  private final Map<String, Object> fields = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private Actor registrar = Actors.aRegistrar();

  private EnrolmentFixture() {
    fields.put("childGivenNames", "Wren");
    fields.put("childFamilyName", "Fernsby");
    fields.put("dateOfBirth", "2026-11-02");
    fields.put("residence", "E07000177");
    fields.put("guardianName", "Marigold Fernsby");
    fields.put("guardianRelationship", "MOTHER");
    fields.put("guardianContact", "01632 960 001");
    fields.put("library", "BANB");
    fields.put("cardNumber", CardNumbers.next());
    // Most tests enrol a child of this name, and are about something else.
    fields.put("anotherChild", "YES");
  }

  public static EnrolmentFixture anEnrolment() {
    return new EnrolmentFixture();
  }

  public EnrolmentFixture by(Actor person) {
    registrar = person;
    return this;
  }

  public EnrolmentFixture named(String givenNames, String familyName) {
    return with("childGivenNames", givenNames).with("childFamilyName", familyName);
  }

  /** A child and guardian who have nothing in common with those of other tests. */
  public EnrolmentFixture ofFamily(String givenNames, String familyName) {
    return named(givenNames, familyName)
        .with("guardianName", "Marigold " + familyName)
        .with("guardianContact", familyName.toLowerCase(Locale.ROOT) + "@example.org");
  }

  public EnrolmentFixture bornOn(String date) {
    return with("dateOfBirth", date);
  }

  public EnrolmentFixture withCard(String number) {
    return with("cardNumber", number);
  }

  public EnrolmentFixture with(String field, Object value) {
    fields.put(field, value);
    return this;
  }

  public EnrolmentFixture without(String field) {
    fields.remove(field);
    return this;
  }

  EnrolmentFixture withKey(String idempotencyKey) {
    headers.put("Idempotency-Key", idempotencyKey);
    return this;
  }

  public String cardNumber() {
    return (String) fields.get("cardNumber");
  }

  Map<String, Object> fields() {
    return fields;
  }

  /** The same as a form sends them. */
  Map<String, String> typed() {
    var typed = new HashMap<String, String>();
    fields.forEach((name, value) -> typed.put(name, value.toString()));
    return typed;
  }

  /** Sends it to the API. */
  public ValidatableResponse send() {
    return post().then();
  }

  /** Sends it as the only visit of a batch. */
  public ValidatableResponse sendInBatch() {
    return given()
        .auth()
        .oauth2(registrar.token())
        .contentType(ContentType.JSON)
        .body(Map.of("visits", List.of(fields)))
        .post(PATH + "/batches")
        .then();
  }

  /** Sends it to the API, without anything that only the test's own thread could do. */
  Response post() {
    return given()
        .auth()
        .oauth2(registrar.token())
        .headers(headers)
        .contentType(ContentType.JSON)
        .body(fields)
        .post(PATH);
  }

  /** Enrols, which must succeed, and answers with the enrolment's id. */
  public String enrolled() {
    return Api.created(registrar, PATH, headers, fields);
  }

  /** Asks the API for a receipt. */
  static ValidatableResponse receipt(String id, Actor person) {
    return given().auth().oauth2(person.token()).get("/api/enrolments/" + id).then();
  }
}

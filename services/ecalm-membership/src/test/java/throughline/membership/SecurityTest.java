package throughline.membership;

import static io.restassured.RestAssured.given;
import static java.util.Map.entry;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Actor;
import throughline.platform.testing.EndpointSecurity;

/** Each door opens for its roles only, or by the link in a mail. */
@QuarkusTest
class SecurityTest {

  private static final String ANY_ID = "00000000-0000-4000-8000-000000000000";

  /** A family has no account: the link in a mail opens its pages, and these the way to them. */
  private static final Set<String> FOR_FAMILIES =
      Set.of(
          "LinkPages.link",
          "LinkPages.open",
          "LinkPages.openPages",
          "LinkPages.newLink",
          "FamilyPages.held",
          "FamilyPages.form",
          "FamilyPages.change",
          "FamilyPages.stopContactForm",
          "FamilyPages.stopContact",
          "FamilyPages.stopped",
          "FamilyPages.leave",
          "LinkPages.addressLink",
          "LinkPages.confirmForm",
          "LinkPages.confirm",
          "LinkPages.confirmed",
          "FamilyPages.contactForm",
          "FamilyPages.askForContact",
          "FamilyPages.keepContact",
          "FamilyPages.changed");

  @Test
  void everyEndpointNamesItsRolesButThoseOfFamilies() {
    assertEquals(Set.of(), EndpointSecurity.leftOpen("throughline.membership", FOR_FAMILIES));
  }

  @Test
  void whoeverSendsAFormAfterItsSessionIsLedBackToIt() {
    assertEquals(
        Set.of(),
        EndpointSecurity.deadEnds(
            "throughline.membership",
            Set.of(
                "KeptFormPages.send",
                "KeptFormPages.release",
                "WaitingPages.delete",
                "WaitingPages.take")));
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/enrolments",
    "GET,  /api/enrolments/" + ANY_ID,
    "GET,  /api/libraries",
    "GET,  /",
    "GET,  /enrolments/new",
    "GET,  /enrolments/offline",
    "GET,  /enrolments/waiting",
    "GET,  /enrolments/desk",
    "GET,  /desk-worker.js",
    "GET,  /enrolments/" + ANY_ID,
    "GET,  /enrolments/" + ANY_ID + "/card",
    "GET,  /enrolments/" + ANY_ID + "/library",
    "GET,  /enrolments/" + ANY_ID + "/undo",
    "GET,  /enrolments/" + ANY_ID + "/record",
    "GET,  /enrolments/" + ANY_ID + "/life/moved",
    "GET,  /api/enrolments/" + ANY_ID + "/record",
    "POST, /api/enrolments/" + ANY_ID + "/life-events",
    "GET,  /erasures/" + ANY_ID,
    "GET,  /find",
    "GET,  /files",
    "GET,  /files/new",
    "GET,  /files/" + ANY_ID,
    "GET,  /files/" + ANY_ID + "/left/csv",
    "GET,  /files/" + ANY_ID + "/cards/xlsx",
    "GET,  /held-files",
    "GET,  /use",
    "POST, /api/loans",
    "POST, /api/event-attendance",
    "GET,  /duplicates",
    "GET,  /duplicates/" + ANY_ID,
    "GET,  /enrolments/" + ANY_ID + "/merged",
  })
  void withoutATokenNothingOpens(String method, String path) {
    sending(method).request(method, path).then().statusCode(401);
    sending(method).auth().oauth2("rubbish").request(method, path).then().statusCode(401);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /api/enrolments, library-staff",
    "POST, /api/enrolments, volunteer",
    "GET,  /api/enrolments/" + ANY_ID + ", strategy-lead",
    "GET,  /api/enrolments/" + ANY_ID + ", administrator",
    "GET,  /api/libraries, volunteer",
    "GET,  /, volunteer",
    "GET,  /enrolments/new, library-staff",
    "GET,  /enrolments/offline, library-staff",
    "GET,  /enrolments/waiting, library-staff",
    "GET,  /enrolments/desk, library-staff",
    "GET,  /enrolments/" + ANY_ID + ", volunteer",
    "GET,  /enrolments/" + ANY_ID + "/record, strategy-lead",
    "POST, /api/enrolments/" + ANY_ID + "/life-events, administrator",
    "GET,  /erasures/" + ANY_ID + ", library-staff",
    "GET,  /files, library-staff",
    "GET,  /files/" + ANY_ID + ", administrator",
    "GET,  /files/" + ANY_ID + "/left/csv, administrator",
    "GET,  /held-files, registrar",
    "GET,  /use, registrar",
    "POST, /api/loans, registrar",
    "POST, /api/event-attendance, administrator",
    "GET,  /api/enrolments/" + ANY_ID + ", library-system",
    "GET,  /duplicates, strategy-lead",
    "GET,  /duplicates/" + ANY_ID + ", administrator",
  })
  void anotherRoleOpensNothing(String method, String path, String role) {
    sending(method)
        .auth()
        .oauth2(Actor.with(role).token())
        .request(method, path)
        .then()
        .statusCode(403);
  }

  /** What only asks has no content, of which a page of forms would refuse the kind first. */
  private static RequestSpecification sending(String method) {
    return method.equals("POST") ? given().contentType(ContentType.JSON).body("{}") : given();
  }

  @Test
  void aFormWithoutItsTokenChangesNothing() {
    var before = EnrolmentTables.sizes();

    given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.URLENC.withCharset("UTF-8"))
        .formParams(wholeForm())
        .post("/enrolments/new")
        .then()
        .statusCode(400)
        .body(containsString("open for too long"));

    assertEquals(before, EnrolmentTables.sizes());
  }

  private static Map<String, String> wholeForm() {
    return Map.ofEntries(
        entry("childGivenNames", "Wren"),
        entry("childFamilyName", "Fernsby"),
        entry("dateOfBirth", "2026-11-02"),
        entry("residence", "E07000177"),
        entry("guardianName", "Marigold Fernsby"),
        entry("guardianRelationship", "MOTHER"),
        entry("guardianContact", "marigold@example.org"),
        entry("library", "BANB"),
        entry("cardNumber", CardNumbers.next()),
        entry("idempotencyKey", "a form from elsewhere"));
  }
}

package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

@QuarkusTest
class EnrolNewbornTest {

  private static final String PROBLEM = "application/problem+json";

  @Inject TestClock clock;

  @AfterEach
  void noonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void anEnrolmentIsAnsweredWithItsNumberAndLibraryAndNothingAboutTheFamily() {
    anEnrolment()
        .send()
        .statusCode(201)
        .header("Location", matchesPattern(".*/api/enrolments/[0-9a-f-]{36}"))
        .header("Cache-Control", is("no-store"))
        .body("keySet()", is(Set.of("id", "enrolledOn", "library", "libraryName")))
        .body("enrolledOn", is("2026-11-24"))
        .body("library", is("BANB"))
        .body("libraryName", is("Banbury"));
  }

  @Test
  void theReceiptIsForRegistrarsAndLibraryStaff() {
    var enrolment = anEnrolment().named("Wren", "Fernsby").withCard("A2 2390 00002789 5B");
    var id = enrolment.enrolled();

    for (var reader : Set.of(Actors.aRegistrar(), Actors.ofLibraryStaff())) {
      receipt(id, reader)
          .statusCode(200)
          .body("id", is(id))
          .body("childName", is("Wren Fernsby"))
          .body("enrolledOn", is("2026-11-24"))
          .body("libraryName", is("Banbury"))
          .body("cardNumber", is("2 2390 00002789 5"));
    }
  }

  @Test
  void anUnknownReceiptIsNotFound() {
    var registrar = Actors.aRegistrar();

    receipt(UUID.randomUUID().toString(), registrar).statusCode(404).body("code", is("not-found"));
    receipt("no-number", registrar).statusCode(404);
  }

  @Test
  void anErasedChildHasNoReceipt() {
    var id = anEnrolment().enrolled();
    Database.execute("DELETE FROM vault.child WHERE member_key = '%s'".formatted(id));

    receipt(id, Actors.aRegistrar()).statusCode(404);
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM vault.guardian WHERE member_key = '%s'".formatted(id)));
  }

  @Test
  void everyWrongFieldIsNamedAtOnceInTheOrderOfTheForm() {
    given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/enrolments")
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("code", is("invalid-input"))
        .body(
            "errors.field",
            contains(
                "library",
                "childGivenNames",
                "dateOfBirth",
                "residence",
                "guardianName",
                "guardianRelationship",
                "guardianContact",
                "cardNumber"));
  }

  @ParameterizedTest
  @CsvSource({
    "dateOfBirth,          2026-11-25,     The date of birth must be today or in the past",
    "dateOfBirth,          2021-11-24,     'By this date the child is 5 or older: check it, or enrol the child at a library'",
    "dateOfBirth,          2026-02-30,     a real date",
    "dateOfBirth,          tomorrow,       The date of birth must be today or in the past",
    "dateOfBirth,          24/11/2020,     'By this date the child is 5 or older: check it, or enrol the child at a library'",
    "dateOfBirth,          22390000027895, 'Date of birth must be'",
    "childGivenNames,      22390000027895, 'This is a card number. Enter the name here, and scan the card below'",
    "childFamilyName,      A22390000027895B, This is a card number",
    "guardianName,         Ann 2 2390 00002789 5, This is a card number",
    "guardianContact,      22390000027895, 'This is a card number. Enter the contact here, and scan the card below'",
    "residence,            E07000999,      Choose where the child lives from the list",
    "residence,            Banbury,        Choose where the child lives from the list",
    "guardianName,         '',             Enter the guardian's name",
    "guardianRelationship, AUNT,           'one of: MOTHER, FATHER, PARENT, RELATIVE, FOSTER_CARER, LOCAL_AUTHORITY, OTHER'",
    "guardianContact,      marigold@,      Enter an e-mail address in the form name@example.org",
    "library,              NOWH,           Choose a library from the list",
    "cardNumber,           2239000002789,  'A card number has 14 digits, this one has 13. Scan the card or compare it with the card'",
  })
  void aWrongFieldIsNamedWithWhatToDo(String field, String value, String message) {
    anEnrolment()
        .with(field, value)
        .send()
        .statusCode(400)
        .body("errors.field", contains(field))
        .body("errors.message", contains(containsString(message)));
  }

  /** Cousins of one name and one day, and twins whose parents share a mailbox. */
  @Test
  void childrenWhoLookAlikeAreEnrolledWithoutAQuestion() {
    anEnrolment().enrolled();
    anEnrolment().enrolled();
    anEnrolment().named("Rhys", "Fernsby").bornOn("2026-11-01").enrolled();
    anEnrolment().named("Ada", "Fernsby").bornOn("yesterday").enrolled();
    anEnrolment().with("residence", "OUT_OF_COUNTY").bornOn("today").enrolled();
  }

  @Test
  void nothingIsKeptOfARefusedEnrolment() {
    var before = EnrolmentTables.sizes();

    anEnrolment().withKey("refused").bornOn("2026-11-25").send().statusCode(400);

    assertEquals(before, EnrolmentTables.sizes());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nhsNumber",
        "sex",
        "motherMaidenName",
        "parentOccupation",
        "placeOfBirth",
        "marriageDate",
        "previousChildren"
      })
  void whatTheRegistrarMustNotPassOnIsRefused(String field) {
    anEnrolment()
        .with(field, "secret")
        .send()
        .statusCode(400)
        .body("code", is("malformed-json"))
        .body("errors.field", contains(field))
        .body(not(containsString("secret")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"library\": ", "[]", "", "null", "\"text\""})
  void whatIsNoJsonObjectIsRefused(String body) {
    given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/enrolments")
        .then()
        .statusCode(400)
        .contentType(PROBLEM);
  }

  @Test
  void halfACharacterIsAWrongValueLikeAnyOther() {
    given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.JSON)
        .body(
            """
            {"childGivenNames": "\\ud800", "dateOfBirth": "\\ud800", "residence": "\\ud800",
             "guardianName": "\\ud800", "guardianRelationship": "\\ud800",
             "guardianContact": "a\\ud800@example.org", "library": "\\ud800",
             "cardNumber": "\\ud800"}
            """)
        .post("/api/enrolments")
        .then()
        .statusCode(400)
        .body("errors", hasSize(8));
  }

  @Test
  void aBabyBornTodayAndOneOfNearlyFiveAreEnrolled() {
    anEnrolment().bornOn("2026-11-24").enrolled();
    anEnrolment().bornOn("2021-11-25").enrolled();
  }

  @Test
  void todayIsTheDayInLondonNotThatOfUtc() {
    clock.set(Instant.parse("2026-07-01T23:30:00Z"));

    anEnrolment().bornOn("2026-07-02").send().statusCode(201).body("enrolledOn", is("2026-07-02"));
  }

  @Test
  void twinsAndParentsWithOneMailboxAreEnrolledWithoutAsking() {
    anEnrolment().named("Wren", "Fernsby").enrolled();
    anEnrolment().named("Robin", "Fernsby").enrolled();
    anEnrolment().named("Wren", "Fernsby").enrolled();
  }

  @Test
  void aRepeatWithTheSameKeyAnswersAsTheFirstAndEnrolsOnce() {
    var enrolment = anEnrolment().withKey("one");
    var first = enrolment.send().statusCode(201).extract();
    var members = Database.number("SELECT count(*) FROM member");

    var second = enrolment.send().statusCode(201).extract();

    assertEquals(first.header("Location"), second.header("Location"));
    assertEquals(first.path("$").toString(), second.path("$").toString());
    assertEquals("true", second.header("Idempotent-Replayed"));
    assertEquals(members, Database.number("SELECT count(*) FROM member"));
  }

  @Test
  void theSameKeyForAnotherChildIsRefused() {
    var registrar = Actors.aRegistrar();
    anEnrolment().by(registrar).withKey("one").enrolled();

    anEnrolment()
        .by(registrar)
        .withKey("one")
        .send()
        .statusCode(422)
        .body("code", is("idempotency-key-reused"));
  }

  @Test
  void aRefusedEnrolmentMayBeSentAgainWithTheSameKey() {
    var enrolment = anEnrolment().withKey("retry").with("library", "NOWH");
    enrolment.send().statusCode(400);

    enrolment.with("library", "BANB").enrolled();
  }
}

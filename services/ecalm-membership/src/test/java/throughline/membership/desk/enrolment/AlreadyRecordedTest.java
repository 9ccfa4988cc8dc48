package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.Names;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** A child who is likely recorded is not given a second card without a word. */
@QuarkusTest
class AlreadyRecordedTest {

  private static final String FORM = "/enrolments/new";

  private final String family = Names.family();
  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void theDeskIsShownTheRecordBeforeTheCardIsGiven() {
    var id = asked("Wren").enrolled();
    var typed = typed("Wren");

    var check = checked(typed);

    assertEquals(200, check.status());
    assertShown(check, id);
    assertEquals("Wren " + family, check.summary("Name"));
    assertEquals(1, children());

    var refused = registrar.send(registrar.open(FORM), FORM, typed);

    assertEquals(400, refused.status());
    assertShown(refused, id);
    assertEquals(1, children());

    var receipt =
        registrar.follow(registrar.press(refused, FORM, "Another child: enrol", Map.of()));
    assertEquals("Wren " + family, receipt.text(".govuk-panel__body"));
    assertEquals(2, children());
    assertTrue(
        registrar.open("/enrolments/" + id + "/history").text("main").contains("Shown in a list"),
        "nobody is told who saw the record");
  }

  @Test
  void aRegistrarIsAskedInTheirOwnWordsShowsTheFamilyNothingAndCanStop() {
    asked("Wren").enrolled();
    var typed = typed("Wren");
    var card = typed.get("cardNumber");

    var refused = registrar.send(registrar.open(FORM), FORM, typed);

    for (var page : List.of(refused, checked(typed))) {
      var said = page.text("main");
      assertTrue(said.contains("This page is for you alone"), said);
      assertFalse(said.contains("anotherChild") || said.contains("Show this to"), said);
      assertEquals(List.of(), page.problems());
    }
    var stopped =
        registrar.follow(registrar.press(refused, FORM, "It is this child: stop", Map.of()));
    assertTrue(stopped.text("main").contains("Nobody was enrolled"), stopped.text("main"));
    assertEquals(1, children());
    asked("Rhys").with("cardNumber", card).send().statusCode(201);
  }

  @Test
  void whoSendsTheFormOnceMoreIsToldTheSameAndNotThatTheChildIsRecorded() {
    var page = registrar.open(FORM);
    var typed = typed("Wren");
    var first = registrar.send(page, FORM, typed);
    assertEquals(303, first.status());

    assertEquals(first.redirect(), registrar.send(page, FORM, typed).redirect());
    assertEquals(1, children());
  }

  @Test
  void ofARecordElsewhereOnlyThatIsSaidAndTheSameOfOneWithASecretAddress() {
    var elsewhere = Actors.aRegistrar().at("BANBURY");
    var open = asked("Wren").by(elsewhere).with("library", "COWL").enrolled();
    asked("Rhys")
        .by(elsewhere)
        .with("library", "COWL")
        .with("addressPolicy", "RESTRICTED")
        .with("address", "17 Quibberly Mews")
        .enrolled();

    var ofOpen = checked(typed("Wren"));
    var ofSecret = checked(typed("Rhys"));

    for (var page : List.of(ofOpen, ofSecret)) {
      var said = page.text("[data-likely]");
      assertTrue(said.contains("another office or library"), said);
      assertFalse(said.contains("Cowley") || said.contains("guardian has"), said);
      assertFalse(page.source().contains(open), "the record is linked");
    }
    assertEquals(ofOpen.text("[data-likely]"), ofSecret.text("[data-likely]"));
  }

  @Test
  void ofARecordOfTheirsWithASecretAddressTheLibraryIsNotShown() {
    asked("Wren").with("addressPolicy", "RESTRICTED").with("address", "4 Quibberly Row").enrolled();

    var said = checked(typed("Wren")).text("[data-likely]");

    assertTrue(said.contains("Wren " + family) && said.contains("Address is secret"), said);
    assertFalse(said.contains("Banbury") || said.contains("Quibberly"), said);
  }

  @Test
  void aProgramIsAskedAndSaysThatItIsAnotherChild() {
    asked("Wren").enrolled();

    asked("Wren")
        .send()
        .statusCode(400)
        .body("errors.field", contains("anotherChild"))
        .body("errors[0].message", containsString("send YES as anotherChild"));
    assertEquals(1, children());
    asked("Wren").with("anotherChild", "PERHAPS").send().statusCode(400);
    asked("Wren").with("anotherChild", "NO").send().statusCode(400);
    asked("Wren").with("anotherChild", "YES").send().statusCode(201);
    assertEquals(2, children());
  }

  @Test
  void aRequestThatIsRepeatedIsNoSecondChild() {
    var one = asked("Wren").withKey(UUID.randomUUID().toString());
    var id = one.enrolled();

    assertEquals(id, one.send().statusCode(201).extract().path("id"));
    assertEquals(1, children());
  }

  @Test
  void ofManyVisitsThoseOfChildrenWhoAreRecordedOrSentTwiceAreRefusedAlone() {
    asked("Katherine").enrolled();

    send(
            asked("Kathrine"),
            asked("Rhys"),
            asked("Rhys").with("guardianName", "Alfred Other"),
            asked("Siân").bornOn("2026-04-05"),
            asked("Sian").bornOn("2026-05-04"),
            asked("Katherine").with("anotherChild", "YES"))
        .statusCode(200)
        .body("enrolled.visit", contains(1, 3, 5))
        .body("refused.visit", contains(0, 2, 4))
        .body(
            "refused.errors.field.flatten()",
            contains("anotherChild", "anotherChild", "anotherChild"))
        .body("refused[0].errors[0].message", containsString("a record"))
        .body("refused[1].errors[0].message", containsString("Another visit of this call"));
    assertEquals(4, children());
  }

  @Test
  void twinsAndChildrenWithoutANamePass() {
    asked("Wren").with("birthOrder", "1").with("others", List.of(twin("Robin"))).enrolled();

    send(
            asked("Rowan"),
            asked("Baby"),
            asked("Baby"),
            asked("Unnamed").with("naming", null),
            asked("Linnet").with("birthOrder", "1").with("others", List.of(twin("Martin"))))
        .statusCode(200)
        .body("refused", empty());
    asked("Baby").send().statusCode(201);
    assertEquals(303, registrar.send(registrar.open(FORM), FORM, typed("Merlin")).status());
  }

  private static void assertShown(Page page, String id) {
    var said = page.text("[data-likely]");
    assertTrue(said.contains("The names are the same"), said);
    assertTrue(said.contains("2 November 2026"), said);
    assertTrue(said.contains("Banbury"), said);
    assertTrue(page.links().contains("/enrolments/" + id + "/record"), said);
  }

  private Page checked(Map<String, String> typed) {
    var form = new HashMap<>(typed);
    form.put("step", "check");
    return registrar.send(registrar.open(FORM), FORM, form);
  }

  private HashMap<String, String> typed(String given) {
    var typed = new HashMap<>(TypedForm.aForm());
    typed.remove("anotherChild");
    typed.put("childGivenNames", given);
    typed.put("childFamilyName", family);
    typed.put("guardianName", "Marigold " + family);
    typed.put("guardianContact", family.toLowerCase(Locale.ROOT) + "@example.org");
    return typed;
  }

  /** One that does not say that it is another child. */
  private EnrolmentFixture asked(String given) {
    return anEnrolment().ofFamily(given, family).without("anotherChild");
  }

  private Map<String, String> twin(String given) {
    return Map.of(
        "childGivenNames",
        given,
        "childFamilyName",
        family,
        "birthOrder",
        "2",
        "dateOfBirth",
        "2026-11-02",
        "cardNumber",
        CardNumbers.next());
  }

  private static ValidatableResponse send(EnrolmentFixture... visits) {
    var fields = Arrays.stream(visits).map(EnrolmentFixture::fields).toList();
    return given()
        .auth()
        .oauth2(Actors.aRegistrar().token())
        .contentType(ContentType.JSON)
        .body(Map.of("visits", fields))
        .post("/api/enrolments/batches")
        .then();
  }

  private long children() {
    return Database.number(
        "SELECT count(*) FROM vault.child WHERE family_name = '%s'".formatted(family));
  }
}

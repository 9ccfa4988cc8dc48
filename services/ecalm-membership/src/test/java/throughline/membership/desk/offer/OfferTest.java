package throughline.membership.desk.offer;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** The outcome first, by one press, and what is known of the offers afterwards. */
@QuarkusTest
class OfferTest {

  private static final String OFFERS = "/offers";
  private static final String DECLINED =
      "SELECT coalesce(sum(number), 0) FROM offer_tally WHERE outcome = 'DECLINED'"
          + " AND office_code = 'HENLEY'";
  private static final String ENTRIES = "SELECT count(*) FROM audit_entry";

  private final Actor person = Actors.aRegistrar().at("HENLEY");
  private final Browser registrar = Browser.of(person);

  @Inject DeferredOffers deferredOffers;
  @Inject TestClock clock;

  @BeforeEach
  void nothingWaits() {
    Database.execute(
        "DELETE FROM deferred_offer; DELETE FROM offer_tally; DELETE FROM births_registered");
  }

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void theCodeOfAFamilyThatDoesNotComeBackIsForgottenAfterHalfAYear() {
    OfferFixture.deferredAt("HENLEY");
    var forget = Duration.ofDays(180);

    assertEquals(0, deferredOffers.purgeBatch(TestClock.NOON.plus(forget).minusSeconds(1), 10));
    assertEquals(1, deferredOffers.purgeBatch(TestClock.NOON.plus(forget), 10));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DECLINED", "NOT_OFFERED"})
  void onePressIsANumberOfTheDayAndNothingElse(String outcome) {
    var tables = EnrolmentTables.sizes();
    var entries = Database.number(ENTRIES);

    var sent = press(outcome);

    assertEquals("/?recorded=%s&office=HENLEY".formatted(outcome), sent.redirect());
    assertEquals(
        "HENLEY 2026-11-24 %s 1".formatted(outcome),
        Database.text("SELECT concat_ws(' ', office_code, day, outcome, number) FROM offer_tally"));
    tables.merge("idempotency_key", 1L, Long::sum);
    assertEquals(tables, EnrolmentTables.sizes());
    assertEquals(entries, Database.number(ENTRIES), "an entry would hold who and when");
  }

  @Test
  void aDoubleClickCountsOnceAndTwoFamiliesTwice() {
    var start = registrar.open("/");
    var declined = Map.of("outcome", "DECLINED");

    registrar.send(start, OFFERS, declined);
    registrar.send(start, OFFERS, declined);
    assertEquals(1, Database.number(DECLINED));

    press("DECLINED");
    assertEquals(2, Database.number(DECLINED));
  }

  @Test
  void desksThatPressAtOnceAreAllCounted() throws Exception {
    var answers =
        Race.atOnce(
            Collections.nCopies(8, () -> OfferFixture.record(person, "DECLINED").statusCode()));

    assertEquals(Collections.nCopies(8, 201), answers);
    assertEquals(8, Database.number(DECLINED));
  }

  @Test
  void aWrongButtonIsTakenBackOnce() {
    var start = registrar.follow(press("DECLINED"));

    var back = registrar.press(start, "/offers/take-back", "Take it back", Map.of());
    assertEquals(303, back.status());
    assertEquals(0, Database.number(DECLINED));

    var again = registrar.follow(press("NOT_OFFERED"));
    var none = registrar.press(again, "/offers/take-back", "Take", Map.of("outcome", "DECLINED"));
    assertEquals(409, none.status());
    assertEquals(0, Database.number(DECLINED));
  }

  @Test
  void yesterdaysOfferIsNotTakenBackToday() {
    var start = registrar.follow(press("DECLINED"));
    clock.advance(Duration.ofDays(1));

    assertEquals(409, registrar.press(start, "/offers/take-back", "Take", Map.of()).status());
    assertEquals(1, Database.number(DECLINED));
  }

  @Test
  void aDeferredOfferWaitsOnTheOfficesStartPageUnderACode() {
    var page = registrar.follow(press("DEFERRED"));
    var code = page.summary("Code");

    assertTrue(code.matches("[A-Z2-9]{5}"), code);
    var start = registrar.open("/");
    assertTrue(start.text("table").contains(code), start.text("main"));
    assertTrue(start.text(".tl-card").contains("Families who come back 1"), start.text("main"));
    assertFalse(Browser.of(Actors.aRegistrar()).open("/").source().contains(code));
    assertEquals(0, Database.number(DECLINED));
  }

  @Test
  void everyDeferredOfferIsReachedFromTheStartPageTheNewestFirst() {
    Database.execute(
        """
        INSERT INTO deferred_offer (id, code, office_code, deferred_at)
        SELECT gen_random_uuid(), translate('Q' || lpad(n::text, 4, '0'), '01', 'XY'), 'HENLEY',
          timestamptz '%s' - n * interval '1 day'
        FROM generate_series(1, 60) n
        """
            .formatted(TestClock.NOON));

    var start = registrar.open("/");

    assertTrue(start.text("main").contains("All 60 families who come back later"));
    assertTrue(start.text("table").contains("QXXXY"), start.text("table"));
    assertFalse(start.source().contains("QXX2Y"), "more than a screen");
    assertEquals(2, start.links().stream().filter("/offers/waiting"::equals).count());
    var all = registrar.open("/offers/waiting");
    assertTrue(all.text("main").contains("Showing 1 to 50 of 60 families."), all.text("main"));
    var next = all.links().stream().filter(link -> link.contains("after=")).findFirst();
    var last = registrar.open(next.orElseThrow());
    assertTrue(last.text("table").contains("QXX6X"), last.text("table"));
    assertTrue(last.links().stream().anyMatch(link -> link.contains("before=")));
    assertFalse(
        Browser.of(Actors.aRegistrar().at("WITNEY"))
            .open("/offers/waiting")
            .source()
            .contains("QXXXY"));
  }

  @Test
  void aFamilyThatComesBackIsEnrolledAndNoOfferWaits() {
    var id = OfferFixture.deferredAt("HENLEY");
    var accept =
        registrar.open("/offers/" + id).links().stream()
            .filter(link -> link.contains("deferredOffer"))
            .findFirst()
            .orElseThrow();

    var sent = registrar.send(registrar.open(accept), "/enrolments/new", aChild());

    assertEquals(303, sent.status(), sent.source());
    assertEquals(404, registrar.open("/offers/" + id).status());
    assertEquals(0, Database.number("SELECT count(*) FROM deferred_offer"));
  }

  /** Somebody else was quicker; the child is a member all the same. */
  @Test
  void anOfferThatDoesNotWaitAnyMoreStopsNoEnrolment() {
    var child = new HashMap<>(aChild());
    child.put("deferredOffer", UUID.randomUUID().toString());

    assertEquals(
        303, registrar.send(registrar.open("/enrolments/new"), "/enrolments/new", child).status());
  }

  @Test
  void anOffersEnrolmentElsewhereLeavesItWaiting() {
    var id = OfferFixture.deferredAt("HENLEY");
    var child = new HashMap<>(aChild());
    child.put("deferredOffer", id);
    var elsewhere = Browser.of(Actors.aRegistrar().at("WITNEY"));

    elsewhere.send(elsewhere.open("/enrolments/new"), "/enrolments/new", child);

    assertEquals(200, registrar.open("/offers/" + id).status());
  }

  @Test
  void ofTwoWhoCloseItAtOnceOneIsTold() throws Exception {
    for (var round = 0; round < 3; round++) {
      nothingWaits();
      var address = OFFERS + "/" + OfferFixture.deferredAt("HENLEY");
      var colleague = Browser.of(Actors.aRegistrar().at("HENLEY"));
      var mine = registrar.open(address);
      var theirs = colleague.open(address);
      var declined = Map.of("closing", "DECLINED");

      var answers =
          Race.atOnce(
              () -> registrar.send(mine, address, declined).status(),
              () -> colleague.send(theirs, address, declined).status());

      assertEquals(List.of(303, 404), answers.stream().sorted().toList());
      assertEquals(1, Database.number(DECLINED));
    }
  }

  @Test
  void aMistakeIsCountedAsNothing() {
    var address = OFFERS + "/" + OfferFixture.deferredAt("HENLEY");

    var closed = registrar.press(registrar.open(address), address, "It was a mistake", Map.of());

    assertEquals("/", closed.redirect());
    assertEquals(0, Database.number("SELECT count(*) FROM deferred_offer"));
    assertEquals(0, Database.number(DECLINED));
  }

  @Test
  void anOfficeThatSaysItsBirthsSeesWhoWasNeverAsked() {
    clock.set(Instant.parse("2027-02-10T12:00:00Z"));
    OfferFixture.record(person, "DECLINED").then().statusCode(201);
    OfferFixture.record(person, "NOT_OFFERED").then().statusCode(201);
    OfferFixture.record(person, "DEFERRED").then().statusCode(201);
    assertEquals(303, enrol(aChild()).status());
    coverage("2027-02").body("neverAsked", contains(1)).body("births", contains((Object) null));

    var sent = births("10");

    assertEquals("/coverage?saved=true&month=2027-02", sent.redirect());
    var page = Browser.of(person).open(sent.redirect()).text("main");
    assertTrue(page.contains("The births registered in February 2027 are saved"), page);
    coverage("2027-02")
        .body("office", contains("HENLEY"))
        .body("accepted", contains(1))
        .body("declined", contains(1))
        .body("deferred", contains(1))
        .body("asked", contains(3))
        .body("notRecorded", contains(6))
        .body("neverAsked", contains(7));
    assertTrue(registrar.follow(sent).text("table").contains("7 3, 30% 10 1 1 1 1 6"));
    coverage("2027-01").body("asked", contains(0));
    births("4");
    coverage("2027-02").body("notRecorded", contains(0)).body("moreThanBirths", contains(0));
    assertFalse(registrar.open("/coverage").text("main").contains("That cannot be"));
  }

  @Test
  void whoAcceptedMoreThanCanBeIsWarned() {
    clock.set(Instant.parse("2027-03-10T12:00:00Z"));
    OfferFixture.record(person, "NOT_OFFERED").then().statusCode(201);
    assertEquals(303, enrol(aChild()).status());
    assertEquals(303, enrol(aChild()).status());
    var unknown = registrar.open("/coverage");
    assertTrue(unknown.text("table").contains("at least 1 2 not entered"), unknown.text("table"));

    births("1");

    coverage("2027-03").body("accepted", contains(2)).body("moreThanBirths", contains(2));
    var page = registrar.open("/coverage").text("main");
    assertTrue(page.contains("2 accepted and 3 outcomes in all, of 1 births registered"), page);
    assertFalse(page.contains("%"), page);
  }

  @Test
  void aLittleSisterWhoComesAlongIsNoBirthThatWasAsked() {
    clock.set(Instant.parse("2027-05-10T12:00:00Z"));
    var visit = new HashMap<>(aChild());
    visit.put("dateOfBirth", "29 March");
    visit.put("otherChildren", "1");
    visit.put("others.0.childGivenNames", "Merle");
    visit.put("others.0.dateOfBirth", "10 May 2024");
    visit.put("others.0.cardNumber", CardNumbers.next());
    assertEquals(303, enrol(visit).status());

    births("2");

    coverage("2027-05")
        .body("accepted", contains(1))
        .body("notRecorded", contains(1))
        .body("neverAsked", contains(1));
  }

  @Test
  void whoPutTheOfferOffAndComesBackLateIsInNoMonthAndThePageSaysSo() {
    clock.set(Instant.parse("2027-07-15T12:00:00Z"));
    var late = new HashMap<>(aChild());
    late.put("dateOfBirth", "1 March");
    late.put("deferredOffer", OfferFixture.deferredAt("HENLEY"));

    assertEquals(303, enrol(late).status());

    assertEquals(0, Database.number("SELECT count(*) FROM deferred_offer"));
    coverage("2027-07").body("accepted", contains(0)).body("deferred", contains(0));
    var text = registrar.open("/coverage").text("main");
    assertTrue(text.contains("put the offer off and came back later than that"), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "many", "10000", "1.5"})
  void whatIsNoNumberOfBirthsIsSaidAtItsField(String typed) {
    var again = births(typed);

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).startsWith("#births "), again.problems().toString());
    assertEquals(typed, again.value("births"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-13", "+99999-01", "0000-01", "november"})
  void aGarbledMonthIsThePresentOneForAPageAndRefusedForAProgram(String month) {
    var page = registrar.open("/coverage?month=" + month.replace("+", "%2B"));

    assertEquals("Who was asked in November 2026", page.text("h1"));
    given()
        .auth()
        .oauth2(person.token())
        .queryParam("month", month)
        .get("/api/coverage")
        .then()
        .statusCode(400)
        .body("errors.field", contains("month"));
  }

  @Test
  void theManagerOfTheCountySeesEveryOffice() {
    given()
        .auth()
        .oauth2(Actors.aRegistrar().at("*").token())
        .get("/api/coverage")
        .then()
        .statusCode(200)
        .body("size()", is(5));
  }

  @Test
  void whoLooksAfterSeveralOfficesSeesEachOnTheStartPage() {
    OfferFixture.deferredAt("HENLEY");
    OfferFixture.record(person, "NOT_OFFERED").then().statusCode(201);
    enrol(aChild());

    var start = Browser.of(Actors.aRegistrar().at("HENLEY", "WITNEY")).open("/");

    var offices = start.text("table:contains(Never asked this month)");
    assertTrue(
        offices.matches(
            ".*Henley registration office \\(demonstration\\) [1-9]\\d* 1 1 0 not recorded"
                + " Witney.*"),
        offices);
    assertFalse(offices.contains("Oxford"), offices);
    var own = registrar.open("/");
    assertFalse(own.has("table:contains(Never asked this month)"));
    assertTrue(own.text(".tl-card").contains("Never asked this month 1"), own.text(".tl-card"));
  }

  @Test
  void whatIsNoOutcomeIsRefused() {
    for (var wrong : List.of("ACCEPTED", "", "declined")) {
      OfferFixture.record(person, wrong)
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("errors.field", contains("outcome"));
    }
    given()
        .auth()
        .oauth2(person.token())
        .contentType(ContentType.JSON)
        .body(Map.of("outcome", "DECLINED", "reason", "secret"))
        .post("/api/offers")
        .then()
        .statusCode(400)
        .body("errors.field", contains("reason"));
  }

  private Page press(String outcome) {
    return registrar.send(registrar.open("/"), OFFERS, Map.of("outcome", outcome));
  }

  private Page enrol(Map<String, String> child) {
    return registrar.send(registrar.open("/enrolments/new"), "/enrolments/new", child);
  }

  private Page births(String number) {
    return registrar.send(registrar.open("/coverage"), "/coverage", Map.of("births", number));
  }

  private ValidatableResponse coverage(String month) {
    return given()
        .auth()
        .oauth2(person.token())
        .queryParam("month", month)
        .get("/api/coverage")
        .then()
        .statusCode(200);
  }

  private static Map<String, String> aChild() {
    return Map.of(
        "childGivenNames", "Wren",
        "childFamilyName", "Fernsby",
        "dateOfBirth", "today",
        "residence", "UNKNOWN",
        "guardianName", "Marigold Fernsby",
        "guardianRelationship", "MOTHER",
        "guardianContact", "marigold@example.org",
        "library", "HENL",
        "cardNumber", CardNumbers.next(),
        "anotherChild", "YES");
  }
}

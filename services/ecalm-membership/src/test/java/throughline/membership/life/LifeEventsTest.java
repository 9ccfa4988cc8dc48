package throughline.membership.life;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.life.RecordFixture.event;
import static throughline.membership.life.RecordFixture.events;
import static throughline.membership.life.RecordFixture.json;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** A child moves, leaves and comes back, gets another name or birthday, is adopted. */
@QuarkusTest
class LifeEventsTest {

  private static final Instant IN_JANUARY = Instant.parse("2027-01-15T12:00:00Z");

  private final Actor person = Actors.aRegistrar();
  private final RecordFixture registrar = RecordFixture.by(person);
  private final RecordFixture library = RecordFixture.by(Actors.ofLibraryStaff().at("BANB"));

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  @Test
  void aMoveOutOfTheCountyChangesTheFiguresAndNotTheCard() {
    var enrolment = anEnrolment().with("address", "1 Old Street").with("postcode", "OX1 1ND");
    var id = enrolment.enrolled();
    clock.set(IN_JANUARY);

    var shown =
        library.done(id, "moved", Map.of("residence", "OUT_OF_COUNTY", "day", "10 January 2027"));

    assertEquals("Outside the county", shown.summary("Lives in"));
    assertEquals(enrolment.cardNumber(), shown.summary("Card number").replace(" ", ""));
    assertEquals("Active", shown.summary("Membership"));
    assertEquals(
        json(
            """
            [{"state": "IN_COUNTY", "residenceDistrict": "E07000177", "from": "2026-11-24", "to": "2027-01-10"},
             {"state": "OUT_OF_COUNTY", "from": "2027-01-10"}]
            """),
        event(id, 2).get("residency"));
    assertTrue(library.open("/enrolments/" + id + "/address").text("main").contains("No address"));
    assertTrue(library.history(id).contains("Lives in: Outside the county, before it"));
  }

  @Test
  void whoComesBackCountsAgainAndTheAddressIsDated() {
    var id = anEnrolment().with("residence", "OUT_OF_COUNTY").enrolled();
    clock.set(IN_JANUARY);

    library.done(
        id,
        "moved",
        Map.of("residence", "E07000178", "address", "2 New Street", "postcode", "ox11nd"));

    assertEquals(
        "E07000178", event(id, 2).get("residency").get(1).get("residenceDistrict").asText());
    var address = library.open("/enrolments/" + id + "/address");
    assertEquals("2 New Street", address.summary("Address"));
    assertEquals(
        "2027-01-15",
        Database.text("SELECT from_date FROM vault.address WHERE member_key = '" + id + "'"));
  }

  @Test
  void aMoveFromTheSameDayIsACorrectionAndOneWithinTheDistrictTellsNobody() {
    var id = anEnrolment().enrolled();

    registrar.done(id, "moved", Map.of("residence", "E07000178"));
    assertEquals(
        json(
            "[{\"state\": \"IN_COUNTY\", \"residenceDistrict\": \"E07000178\", \"from\": \"2026-11-24\"}]"),
        event(id, 2).get("residency"));
    registrar.done(id, "moved", Map.of("residence", "E07000178", "address", "3 Next Street"));

    assertEquals(2, events(id));
    assertEquals(
        "3 Next Street", registrar.open("/enrolments/" + id + "/address").summary("Address"));
  }

  @Test
  void ofAChildWithASecretAddressNobodyLearnsThatItMoved() {
    var id =
        anEnrolment()
            .by(person)
            .with("addressPolicy", "RESTRICTED")
            .with("address", "17 Hidden Mews")
            .enrolled();

    var shown =
        registrar.done(
            id, "moved", Map.of("residence", "E07000178", "address", "18 Quibbling Mews"));

    assertEquals("Withheld or not known", shown.summary("Lives in"));
    assertEquals(1, events(id));
    assertFalse(registrar.history(id).contains("Quibbling"));
    var asked = registrar.open("/enrolments/" + id + "/address");
    assertTrue(asked.text("h1").contains("secret"), asked.text("main"));
    assertEquals(
        "RESTRICTED",
        Database.text("SELECT policy FROM vault.address_policy WHERE member_key = '" + id + "'"));
  }

  @ParameterizedTest
  @CsvSource({
    "'',        '',         '',  residence, Choose where the child lives",
    "E07009999, '',         '',  residence, Choose where the child lives from the list",
    "UNKNOWN,   tomorrow,   '',  day,       The date of the move must be today or in the past",
    "UNKNOWN,   1/11/2026,  '',  day,       'The date of the move must be 24 November 2026 or later: where the child lives is known from then'",
    "UNKNOWN,   soon,       '',  day,       'Date of the move must be'",
    "UNKNOWN,   '',         OX1, postcode,  Enter a postcode like",
  })
  void aWrongMoveIsSaidAtItsFieldAndKeepsWhatWasTyped(
      String residence, String day, String postcode, String field, String message) {
    var id = anEnrolment().enrolled();

    var again =
        registrar.send(
            id,
            "moved",
            Map.of(
                "residence", residence, "day", day, "postcode", postcode, "address", "4 Street"));

    assertEquals(400, again.status());
    assertEquals(1, again.problems().size(), again.problems().toString());
    assertTrue(
        again.problems().get(0).startsWith("#" + field + " " + message),
        again.problems()::toString);
    assertEquals(day, again.value("day"));
    assertEquals("4 Street", again.text("textarea"));
    registrar
        .call(id, "MOVED", Map.of("residence", residence, "day", day, "postcode", postcode))
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  @Test
  void whoWithdrawsStopsAndCanComeBackWithTheSameCard() {
    var enrolment = anEnrolment();
    var id = enrolment.enrolled();

    var gone = library.done(id, "withdrawn", Map.of());
    assertEquals("Withdrawn", gone.summary("Membership"));
    assertEquals("None that can be used", gone.summary("Card number"));
    anEnrolment().withCard(enrolment.cardNumber()).send().statusCode(400);
    assertEquals("/enrolments/" + id, found(enrolment.cardNumber()));
    clock.set(IN_JANUARY);
    var back = library.done(id, "resumed", Map.of());

    assertEquals(enrolment.cardNumber(), back.summary("Card number").replace(" ", ""));
    assertEquals(
        json(
            """
            [{"status": "ACTIVE", "from": "2026-11-24", "to": "2026-12-01"},
             {"status": "CEASED", "from": "2026-12-01", "to": "2027-01-15"},
             {"status": "ACTIVE", "from": "2027-01-15"}]
            """),
        event(id, 3).get("membership"));
  }

  private String found(String card) {
    var browser = Browser.of(Actors.aRegistrar());
    return browser.send(browser.open("/find"), "/find", Map.of("sought", card)).redirect();
  }

  @Test
  void anAmendedNameKeepsMemberAndCardAndIsNoNewEnrolment() {
    var enrolment = anEnrolment();
    var id = enrolment.enrolled();
    var members = Database.number("SELECT count(*) FROM member");
    assertEquals("Wren", registrar.form(id, "name-amended").value("childGivenNames"));

    var shown =
        registrar.done(
            id,
            "name-amended",
            Map.of(
                "childGivenNames", "Wren Siân",
                "childFamilyName", "ó Súilleabháin-O’Brien",
                "reason", "REREGISTERED"));

    assertEquals("Wren Siân ó Súilleabháin-O’Brien", shown.text("h1"));
    assertEquals(enrolment.cardNumber(), shown.summary("Card number").replace(" ", ""));
    assertEquals(1, events(id));
    assertEquals(members, Database.number("SELECT count(*) FROM member"));
    var history = registrar.history(id);
    assertTrue(history.contains("Name: Wren Siân ó Súilleabháin-O’Brien, before it Wren Fernsby"));
    assertTrue(history.contains("Reason: The birth was re-registered"), history);
    registrar
        .call(id, "NAME_AMENDED", Map.of("reason", "RENAMED"))
        .statusCode(400)
        .body("errors.message", contains(containsString("one name is enough")));
  }

  @Test
  void aChildWithoutANameIsNamedAndNotAmended() {
    var id = anEnrolment().without("childGivenNames").with("naming", "NOT_NAMED_YET").enrolled();

    assertEquals(409, registrar.form(id, "name-amended").status());
    var record = registrar.record(id);
    assertTrue(record.links().contains("/enrolments/" + id + "/name"));
    assertFalse(RecordFixture.linksOfLife(record).contains("name-amended"));
  }

  @Test
  void aCorrectedBirthdayMovesTheQuarterAndOneInTheSameTellsNobody() {
    var id = anEnrolment().bornOn("2026-11-02").enrolled();

    registrar.done(
        id, "date-of-birth-corrected", Map.of("dateOfBirth", "3/11/2026", "reason", "MISTYPED"));
    assertEquals(1, events(id));
    registrar.done(
        id, "date-of-birth-corrected", Map.of("dateOfBirth", "3/9/2026", "reason", "MISTYPED"));

    var told = event(id, 2);
    assertEquals("2031-Q3", told.get("under5UntilQuarter").asText());
    assertEquals(3, told.get("version").asInt());
    assertFalse(told.toString().contains("2026-09-03"));
    assertEquals(409, library.form(id, "date-of-birth-corrected").status());
  }

  @ParameterizedTest
  @CsvSource({
    "'',         Enter the right date of birth",
    "25/11/2026, The date of birth must not be after the enrolment on 24 November 2026",
    "24/11/2021, 'By this date the child was 5 or older when it was enrolled: check the date'",
  })
  void aWrongBirthdayIsSaidAtItsField(String born, String message) {
    var id = anEnrolment().enrolled();

    var again =
        registrar.send(
            id, "date-of-birth-corrected", Map.of("dateOfBirth", born, "reason", "MISTYPED"));

    assertEquals(List.of("#dateOfBirth " + message), again.problems());
    assertEquals(born, again.value("dateOfBirth"));
  }

  @Test
  void afterAnAdoptionTheRecordIsNobodysToOpenAndNothingJoinsItToTheNewOne() {
    var old = anEnrolment().named("Wren", "Quillfeather");
    var id = old.enrolled();

    var closed = registrar.done(id, "adopted", Map.of());

    assertEquals("The record is closed", closed.text("h1"));
    assertFalse(closed.source().contains(id));
    for (var page : List.of("", "/record", "/history", "/address", "/life/erased")) {
      assertEquals(404, registrar.open("/enrolments/" + id + page).status(), page);
      assertEquals(404, library.open("/enrolments/" + id + page).status(), page);
    }
    assertFalse(registrar.open("/").source().contains(id));
    var anew = anEnrolment().named("Wren", "Fernsby").enrolled();
    assertFalse(registrar.record(anew).source().contains("Quillfeather"));
    assertFalse(registrar.history(anew).contains(id));
    assertFalse(event(anew, 1).toString().contains(id));
    assertEquals("CEASED", event(id, 2).get("membership").get(1).get("status").asText());
    assertEquals(
        0,
        Database.number(
            """
            SELECT count(*) FROM member old JOIN member new ON new.household_key = old.household_key
            WHERE old.key = '%s' AND new.key = '%s'
            """
                .formatted(id, anew)));
    anEnrolment().withCard(old.cardNumber()).send().statusCode(400);
  }

  @ParameterizedTest
  @EnumSource(LifeEvent.class)
  void nobodyOfAnotherPlaceRecordsOrSeesAnything(LifeEvent event) {
    var id = anEnrolment().enrolled();
    var before = Database.digest();

    for (var stranger :
        List.of(Actors.aRegistrar().at("BANBURY"), Actors.ofLibraryStaff().at("HEAD"))) {
      var there = RecordFixture.by(stranger);
      assertEquals(404, there.form(id, event.path()).status());
      there
          .call(id, event.name(), Map.of("version", "1", "confirmation", "erase"))
          .statusCode(404)
          .body("code", is("not-found"));
    }
    assertEquals(before, Database.digest());
  }

  @ParameterizedTest
  @EnumSource(
      value = LifeEvent.class,
      names = {"DATE_OF_BIRTH_CORRECTED", "ADOPTED", "ERASED"})
  void libraryStaffAreToldWhatOnlyARegistrarRecords(LifeEvent event) {
    var id = anEnrolment().enrolled();

    library
        .call(id, event.name(), Map.of("confirmation", "erase", "dateOfBirth", "2026-11-03"))
        .statusCode(409)
        .body("code", is("only-a-registrar"));
    assertFalse(RecordFixture.linksOfLife(library.record(id)).contains(event.path()));
  }

  @Test
  void whateverIsNotPossibleNowIsRefusedByPageAndProgramAndNotOffered() {
    var id = anEnrolment().enrolled();
    registrar.done(id, "withdrawn", Map.of());

    var offered = Set.copyOf(RecordFixture.linksOfLife(registrar.record(id)));
    var refused =
        Arrays.stream(LifeEvent.values())
            .map(LifeEvent::path)
            .filter(path -> registrar.form(id, path).status() == 409)
            .collect(Collectors.toSet());

    assertEquals(
        Set.of(
            "withdrawn", "death-confirmed", "death-taken-back", "safe-channel-chosen", "released"),
        refused);
    assertTrue(offered.stream().noneMatch(refused::contains));
    assertEquals(LifeEvent.values().length, offered.size() + refused.size());
    assertFalse(registrar.open("/").links().contains("/enrolments/" + id), "no longer the newest");
    registrar.call(id, "WITHDRAWN", Map.of()).statusCode(409).body("code", is("not-possible-now"));
    assertEquals(404, registrar.form(id, "vanished").status());
    registrar
        .call(id, "VANISHED", Map.of())
        .statusCode(400)
        .body("errors.field", contains("event"));
  }

  @Test
  void ofTwoDesksAtOnceWithDifferentEventsOneIsTold() throws Exception {
    var id = anEnrolment().enrolled();
    var move = library.form(id, "moved");
    var withdrawal = registrar.form(id, "withdrawn");

    var answers =
        Race.atOnce(
            () -> library.sendOpened(move, id, "moved", Map.of("residence", "UNKNOWN")).status(),
            () -> registrar.sendOpened(withdrawal, id, "withdrawn", Map.of()).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    registrar
        .call(id, "RESUMED", Map.of("version", "1"))
        .statusCode(409)
        .body("code", is("enrolment-changed"));
  }

  @Test
  void onlyAFamilyWithASecretAddressSaysWhichWayIsSafe() {
    var open = anEnrolment().enrolled();
    var secret =
        anEnrolment()
            .by(person)
            .with("addressPolicy", "RESTRICTED")
            .with("address", "17 Hidden Mews")
            .enrolled();

    assertEquals(409, registrar.form(open, "safe-channel-chosen").status());
    registrar
        .call(open, "SAFE_CHANNEL_CHOSEN", Map.of("channel", "EMAIL"))
        .statusCode(409)
        .body("code", is("address-not-secret"));
    registrar
        .call(secret, "SAFE_CHANNEL_CHOSEN", Map.of("channel", "PIGEON"))
        .statusCode(400)
        .body("errors.field", contains("channel"));
    registrar.done(secret, "safe-channel-chosen", Map.of("channel", "EMAIL"));

    assertTrue(
        registrar.history(secret).contains("Safe way to write: By e-mail, before it By none"));
    assertFalse(registrar.record(secret).source().contains("Hidden Mews"));
  }

  @Test
  void aFamilyChoosesAnotherHomeLibraryWhoseStaffLookAfterTheRecordFromThenOn() {
    var id = anEnrolment().enrolled();
    clock.set(IN_JANUARY);

    assertEquals(
        List.of("#library This is the home library now. Choose another one"),
        library.send(id, "home-library-chosen", Map.of("library", "BANB")).problems());
    assertEquals(
        List.of("#library Choose a library from the list"),
        library.send(id, "home-library-chosen", Map.of("library", "XXXX")).problems());
    var sent = library.send(id, "home-library-chosen", Map.of("library", "HEAD"));

    assertEquals("/", sent.redirect(), "it is another library's now");
    assertEquals(404, library.record(id).status());
    var there = RecordFixture.by(Actors.ofLibraryStaff().at("HEAD"));
    assertEquals("Headington", there.record(id).summary("Home library"));
    assertTrue(there.history(id).contains("Home library: Headington, before it Banbury"));
    assertTrue(there.history(id).contains("Home library changed by library staff at Banbury"));
    assertEquals(
        json(
            """
            [{"library": "BANB", "from": "2026-11-24", "to": "2027-01-15"},
             {"library": "HEAD", "from": "2027-01-15"}]
            """),
        event(id, 2).get("homeLibrary"));
    there.done(id, "home-library-chosen", Map.of("library", "BANB"));
    assertEquals(2, event(id, 3).get("homeLibrary").size(), "of one day the last choice counts");
  }

  @Test
  void aRecordOnHoldWaitsForStaffAndBorrowingGoesOn() {
    var enrolment = anEnrolment();
    var id = enrolment.enrolled();

    var held = library.done(id, "held", Map.of());

    assertTrue(held.text(".govuk-inset-text").startsWith("The guardians disagree"));
    assertEquals("Active", held.summary("Membership"));
    assertEquals(enrolment.cardNumber(), held.summary("Card number").replace(" ", ""));
    assertTrue(library.open("/records/held").links().contains("/enrolments/" + id + "/record"));
    assertTrue(library.open("/").text("main").contains("On hold"));
    assertEquals(409, library.form(id, "held").status());
    library.call(id, "RELEASED", Map.of()).statusCode(400).body("errors.field", contains("reason"));
    library.done(id, "released", Map.of("reason", "COURT_DECIDED"));
    assertTrue(library.history(id).contains("Reason: A court has decided"));
    assertEquals(409, library.form(id, "released").status());
    assertEquals(1, events(id), "nobody outside is told");
  }

  @Test
  void whatCannotBeWrittenDownDoesNotHappen() {
    var id = anEnrolment().enrolled();
    var form = registrar.form(id, "withdrawn");

    Database.whileRefusing(
        "audit_entry",
        () -> assertEquals(500, registrar.sendOpened(form, id, "withdrawn", Map.of()).status()));

    registrar.read(id).body("standing", is("ACTIVE"));
    assertEquals(1, events(id));
  }

  @Test
  void cardsOfOthersAreUntouched() {
    var other = anEnrolment().withCard(CardNumbers.next());
    var id = other.enrolled();
    registrar.done(anEnrolment().enrolled(), "withdrawn", Map.of());

    assertEquals(other.cardNumber(), registrar.record(id).summary("Card number").replace(" ", ""));
  }
}

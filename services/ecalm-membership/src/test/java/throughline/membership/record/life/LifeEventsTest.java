package throughline.membership.record.life;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.record.life.RecordFixture.event;
import static throughline.membership.record.life.RecordFixture.events;
import static throughline.membership.record.life.RecordFixture.json;

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
import org.junit.jupiter.params.provider.EnumSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** A child leaves and comes back; what may be recorded when, and by whom. */
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
        .body("code", is("only-a-registrar"))
        .body("detail", containsString("Oxford registration office"));
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
  void aFormThatIsOlderThanTheRecordComesBackAsTypedWithWhatTheRecordSaysNow() {
    var id = anEnrolment().enrolled();
    var move = registrar.form(id, "moved");
    library.done(id, "withdrawn", Map.of());
    var typed = Map.of("residence", "OUT_OF_COUNTY", "postcode", "OX1 1ND");

    var refused = registrar.sendOpened(move, id, "moved", typed);

    assertEquals(409, refused.status());
    assertTrue(refused.problems().get(0).startsWith("#now This record was changed"));
    assertEquals("Withdrawn", refused.summary("Membership"));
    assertEquals("OUT_OF_COUNTY", refused.chosen("residence"));
    assertEquals("OX1 1ND", refused.value("postcode"));
    var moved = RecordFixture.by(person);
    var again = moved.sendOpened(refused, id, "moved", Map.of("residence", "OUT_OF_COUNTY"));
    assertEquals("/enrolments/" + id + "/record?saved=true", again.redirect());
    assertTrue(registrar.open(again.redirect()).has(".govuk-notification-banner--success"));
  }

  @Test
  void whatIsNotPossibleAnyMoreIsSaidBesideWhatTheRecordSaysNow() {
    var id = anEnrolment().enrolled();
    var withdrawal = registrar.form(id, "withdrawn");
    library.done(id, "withdrawn", Map.of());

    var refused = registrar.sendOpened(withdrawal, id, "withdrawn", Map.of());
    var again = registrar.sendOpened(refused, id, "withdrawn", Map.of());

    assertEquals("Withdrawn", refused.summary("Membership"));
    assertEquals(409, again.status());
    assertTrue(again.problems().get(0).contains("cannot be recorded now"), again.source());
    assertEquals("Withdrawn", again.summary("Membership"));
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
  void aRecordOnHoldWaitsForStaffAndBorrowingGoesOn() {
    var enrolment = anEnrolment();
    var id = enrolment.enrolled();

    var held = library.done(id, "held", Map.of());

    assertTrue(
        held.text(".govuk-inset-text").startsWith("This record is held, and its history says"));
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

package throughline.membership.record.life;

import static org.hamcrest.Matchers.contains;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;

/** A child moves, and a family chooses another home library. */
@QuarkusTest
class MoveTest {

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
  void withinADistrictNoMoveIsOfADayBeforeThePresentAddress() {
    var address = "address";
    var id = anEnrolment().with(address, "1 Old Street").enrolled();
    clock.set(IN_JANUARY);
    registrar.done(id, "moved", here(Map.of(address, "2 New Street", "day", "1 December 2026")));

    for (var early : List.of("24 November 2026", "30 November 2026")) {
      var again = registrar.send(id, "moved", here(Map.of(address, "3 Street", "day", early)));
      assertEquals(400, again.status());
      assertEquals(
          List.of(
              "#day The date of the move must be 1 December 2026 or later: where the child lives is known from then"),
          again.problems());
    }
    registrar.done(id, "moved", here(Map.of(address, "3 Right Street", "day", "1/12/2026")));
    registrar.done(id, "moved", here(Map.of("day", "5 January 2027")));
    assertEquals(
        400,
        registrar
            .send(id, "moved", here(Map.of(address, "4 Street", "day", "1/12/2026")))
            .status());
    registrar.done(id, "moved", here(Map.of(address, "4 Last Street", "day", "5/1/2027")));

    assertEquals(
        "1 Old Street 2026-11-24 2026-12-01, 3 Right Street 2026-12-01 2027-01-05, 4 Last Street 2027-01-05",
        Database.text(
            """
            SELECT string_agg(concat_ws(' ', lines, from_date, to_date), ', ' ORDER BY from_date)
            FROM vault.address WHERE member_key = '%s'
            """
                .formatted(id)));
  }

  private static Map<String, String> here(Map<String, String> typed) {
    var move = new HashMap<>(typed);
    move.put("residence", "E07000177");
    return move;
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

    assertEquals("/?saved=true", sent.redirect(), "it is another library's now");
    assertTrue(library.open("/?saved=true").has(".govuk-notification-banner--success"));
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
}

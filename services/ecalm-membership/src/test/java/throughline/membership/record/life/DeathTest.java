package throughline.membership.record.life;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.record.life.RecordFixture.event;
import static throughline.membership.record.life.RecordFixture.json;
import static throughline.membership.record.life.RecordFixture.linksOfLife;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.platform.testing.Database;
import throughline.platform.testing.LogWatch;
import throughline.platform.testing.Race;
import throughline.platform.testing.TestClock;

/** A child has died: any member of staff says so once, and nobody has to read more than that. */
@QuarkusTest
class DeathTest {

  private static final String UNTIL_DECEMBER =
      """
      [{"status": "ACTIVE", "from": "2026-11-24", "to": "2026-12-01"},
       {"status": "CEASED", "from": "2026-12-01"}]
      """;

  private static final String GOES_ON = "[{\"status\": \"ACTIVE\", \"from\": \"2026-11-24\"}]";

  @Inject TestClock clock;

  @AfterEach
  void itIsNoonAgain() {
    clock.set(TestClock.NOON);
  }

  private final RecordFixture registrar = RecordFixture.by(Actors.aRegistrar());
  private final RecordFixture library = RecordFixture.by(Actors.ofLibraryStaff().at("BANB"));

  @Test
  void anyMemberOfStaffReportsItWithoutProof() {
    var id = anEnrolment().enrolled();

    var shown = library.done(id, "death-reported", Map.of());

    assertTrue(shown.text(".govuk-inset-text").startsWith("We were told that this child"));
    assertEquals(List.of("death-taken-back"), linksOfLife(shown));
    assertEquals(
        List.of("death-confirmed", "death-taken-back", "erased"),
        linksOfLife(registrar.record(id)));
    assertTrue(library.history(id).contains("Death reported by you"));
    library.read(id).body("standing", is("REPORTED_DEAD"));
  }

  @Test
  void figuresCountTheChildUntilTheMonthEndsAndNobodyIsToldWhy() {
    var dead = anEnrolment().enrolled();
    var withdrawn = anEnrolment().enrolled();

    library.done(dead, "death-reported", Map.of());
    library.done(withdrawn, "withdrawn", Map.of());

    var told = event(dead, 2);
    assertEquals(json(UNTIL_DECEMBER), told.get("membership"));
    assertEquals(told, event(withdrawn, 2), "a death cannot be told from a withdrawal");
    assertFalse(told.toString().toLowerCase(Locale.ROOT).matches(".*(dea|died).*"));
  }

  @Test
  void aRegistrarConfirmsItAndTheMembershipEndsWithTheMonthOfTheDeath() {
    var id = anEnrolment().bornOn("2026-10-30").enrolled();
    library.done(id, "death-reported", Map.of());
    var withDay = Map.of("reason", "REGISTERED_HERE", "day", "23 November 2026");

    var shown = registrar.done(id, "death-confirmed", withDay);

    assertTrue(shown.text(".govuk-inset-text").startsWith("This child has died."));
    assertTrue(registrar.history(id).contains("Reason: It is registered here"));
    assertEquals(json(UNTIL_DECEMBER), event(id, 3).get("membership"));
    assertEquals(409, library.form(id, "death-taken-back").status());
    library.call(id, "DEATH_TAKEN_BACK", Map.of("reason", "MISTAKEN")).statusCode(409);
    assertEquals(
        0,
        Database.number(
            "SELECT count(*) FROM audit_entry WHERE changes::text LIKE '%23%November%'"));
  }

  @Test
  void confirmedLaterWithoutADayItEndsWithTheMonthOfTheReport() {
    var id = anEnrolment().enrolled();
    library.done(id, "death-reported", Map.of());
    clock.set(Instant.parse("2027-01-15T12:00:00Z"));

    registrar.done(id, "death-confirmed", Map.of("reason", "REGISTERED_ELSEWHERE"));

    assertEquals(json(UNTIL_DECEMBER), event(id, 3).get("membership"));
  }

  @Test
  void confirmedWithADayItEndsWithTheMonthOfThatDay() {
    var id = anEnrolment().enrolled();
    clock.set(Instant.parse("2027-02-15T12:00:00Z"));
    library.done(id, "death-reported", Map.of());

    registrar.done(
        id, "death-confirmed", Map.of("reason", "FAMILY_SAID", "day", "30 December 2026"));

    assertEquals("2027-01-01", event(id, 3).get("membership").get(1).get("from").asText());
  }

  @Test
  void itIsTakenBackAndEverythingIsAsItWas() {
    var id = anEnrolment().enrolled();
    var before = Database.text(spells(id));
    library.done(id, "death-reported", Map.of());
    assertEquals(
        List.of("#reason Choose why"), library.send(id, "death-taken-back", Map.of()).problems());

    var shown = library.done(id, "death-taken-back", Map.of("reason", "ANOTHER_CHILD"));

    assertEquals("Active", shown.summary("Membership"));
    assertEquals(before, Database.text(spells(id)));
    assertEquals(json(GOES_ON), event(id, 3).get("membership"));
    assertTrue(library.history(id).contains("Reason: It was another child’s record"));
    registrar.done(id, "death-reported", Map.of());
    registrar.done(id, "death-confirmed", Map.of("reason", "FAMILY_SAID"));
    registrar.done(id, "death-taken-back", Map.of("reason", "MISTAKEN"));
    assertEquals(before, Database.text(spells(id)));
  }

  @Test
  void aTwinIsUntouchedAndNoPageSpeaksOfMoreThanOneChild() {
    var twins =
        anEnrolment()
            .with("birthOrder", "1")
            .with(
                "others",
                List.of(
                    Map.of(
                        "childGivenNames", "Rhys",
                        "birthOrder", "2",
                        "dateOfBirth", "2026-11-02",
                        "cardNumber", CardNumbers.next())));
    var answer = twins.send().statusCode(201).extract().jsonPath();
    var id = answer.getString("id");
    var twin = answer.getString("others[0]");
    var before = registrar.record(twin).text("main");

    var form = registrar.form(id, "death-reported").text("main");
    var shown = registrar.done(id, "death-reported", Map.of()).text("main");
    var confirm = registrar.form(id, "death-confirmed").text("main");

    assertEquals(before, registrar.record(twin).text("main"));
    assertEquals(1, RecordFixture.events(twin));
    assertFalse(registrar.open("/enrolments/" + twin).links().contains("/enrolments/" + id));
    for (var page : List.of(form, shown, confirm)) {
      var words = page.toLowerCase(Locale.ROOT);
      assertFalse(words.matches("(?s).*(children|twin|sibling|sorry|survey|they).*"), page);
    }
  }

  @Test
  void theOfficesRegistrarsFindWhatWaitsForThemAndNobodyElseDoes() {
    var id = anEnrolment().enrolled();
    assertFalse(registrar.open("/records/reported").source().contains(id));
    library.done(id, "death-reported", Map.of());

    assertTrue(registrar.open("/").text("main").contains("Records to confirm"));
    assertTrue(registrar.open("/records/reported").source().contains(id));
    var elsewhere = RecordFixture.by(Actors.aRegistrar().at("HENLEY"));
    assertFalse(elsewhere.open("/").text("main").contains("Records to confirm"));
    assertFalse(elsewhere.open("/records/reported").source().contains(id));
    assertEquals(403, library.open("/records/reported").status());
    registrar.done(id, "death-confirmed", Map.of("reason", "FAMILY_SAID"));
    assertFalse(registrar.open("/records/reported").source().contains(id));
    assertFalse(registrar.open("/").source().contains(id));
  }

  @Test
  void theReceiptIsNotShownAndTheCardIsNotReplaced() {
    var id = anEnrolment().enrolled();
    registrar.done(id, "death-reported", Map.of());

    assertEquals("/enrolments/" + id + "/record", registrar.open("/enrolments/" + id).redirect());
    assertEquals(303, registrar.open("/enrolments/" + id + "/receipt.pdf").status());
    assertEquals(409, registrar.open("/enrolments/" + id + "/replacement").status());
    registrar.read(id).body("possible", not(hasItem("MOVED")));
    assertEquals(409, registrar.form(id, "moved").status());
  }

  @Test
  void theLogTellsNobody() {
    try (var log = new LogWatch()) {
      var id = anEnrolment().enrolled();
      registrar.done(id, "death-reported", Map.of());
      registrar.done(id, "death-confirmed", Map.of("reason", "FAMILY_SAID"));
      assertFalse(log.lines().toLowerCase(Locale.ROOT).matches("(?s).*(death|dead|died).*"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',      '',         reason, Choose why",
    "CURIOUS, '',         reason, 'Reason must be one of: REGISTERED_HERE, REGISTERED_ELSEWHERE, FAMILY_SAID'",
    "MISTAKEN, '',        reason, 'Reason must be one of: REGISTERED_HERE, REGISTERED_ELSEWHERE, FAMILY_SAID'",
    "FAMILY_SAID, tomorrow, day,  'The date must be today or in the past, or left out'",
    "FAMILY_SAID, 1/11/2026, day, 'The date must not be before the date of birth, or be left out'",
  })
  void aWrongConfirmationIsSaidAtItsFieldAndKeepsWhatWasTyped(
      String reason, String day, String field, String message) {
    var id = anEnrolment().enrolled();
    registrar.done(id, "death-reported", Map.of());

    var again = registrar.send(id, "death-confirmed", Map.of("reason", reason, "day", day));

    assertEquals(400, again.status());
    assertEquals(List.of("#" + field + " " + message), again.problems());
    assertEquals(day, again.value("day"));
    registrar.read(id).body("standing", is("REPORTED_DEAD"));
  }

  @Test
  void ofTwoDesksAtOnceOneIsTold() throws Exception {
    var id = anEnrolment().enrolled();
    var first = library.form(id, "death-reported");
    var second = registrar.form(id, "death-reported");

    var answers =
        Race.atOnce(
            () -> library.sendOpened(first, id, "death-reported", Map.of()).status(),
            () -> registrar.sendOpened(second, id, "death-reported", Map.of()).status());

    assertEquals(List.of(303, 409), answers.stream().sorted().toList());
    assertEquals(2, Database.number("SELECT version FROM member WHERE key = '" + id + "'"));
  }

  private static String spells(String id) {
    return "SELECT string_agg(spell::text, ';') FROM membership_spell spell WHERE member_key = '%s'"
        .formatted(id);
  }
}

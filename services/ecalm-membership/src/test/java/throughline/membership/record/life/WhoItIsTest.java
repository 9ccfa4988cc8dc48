package throughline.membership.record.life;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.record.life.RecordFixture.event;
import static throughline.membership.record.life.RecordFixture.events;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Database;

/** A child gets another name or birthday, or is adopted. */
@QuarkusTest
class WhoItIsTest {

  private final Actor person = Actors.aRegistrar();
  private final RecordFixture registrar = RecordFixture.by(person);
  private final RecordFixture library = RecordFixture.by(Actors.ofLibraryStaff().at("BANB"));

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
    "24/11/2021, 'By this date the age at the enrolment was 5 or older: check the date'",
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
}

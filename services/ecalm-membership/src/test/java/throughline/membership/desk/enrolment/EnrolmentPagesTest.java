package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.TypedForm.aForm;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;
import throughline.platform.testing.Page;

/** The registrar's desk, as a browser without JavaScript sees it. */
@QuarkusTest
class EnrolmentPagesTest {

  private static final String FORM = "/enrolments/new";

  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void theStartLeadsToTheFormAndCountsWhatWasDoneToday() {
    var start = registrar.open("/");

    assertEquals(200, start.status());
    assertTrue(start.has("main a[href=" + FORM + "]"));
    assertTrue(start.text(".tl-card__title").startsWith("Children enrolled today"));
  }

  @Test
  void theCardComesLastSoThatTheScannersEnterSendsTheWholeForm() {
    var form = registrar.open(FORM);

    assertEquals(200, form.status());
    assertEquals(
        List.of(
            "library",
            "naming",
            "childGivenNames",
            "childFamilyName",
            "dateOfBirth",
            "residence",
            "guardianName",
            "guardianRelationship",
            "guardianContact",
            "cardNumber"),
        form.inputs().subList(0, 10));
  }

  @Test
  void theFormOffersTheCountysDistrictsAndLibraries() {
    var form = registrar.open(FORM);

    assertEquals(
        List.of(
            "Choose one",
            "Cherwell",
            "Oxford",
            "South Oxfordshire",
            "Vale of White Horse",
            "West Oxfordshire",
            "Outside the county",
            "Withheld or not known"),
        form.options("residence"));
    assertEquals(45, form.options("library").size());
    assertEquals("Abingdon", form.options("library").get(1));
  }

  @Test
  void anEnrolmentLeadsToItsReceipt() {
    var typed = aForm();
    typed.put("cardNumber", "A22390000027903A");

    var sent = send(typed);
    assertEquals(303, sent.status());
    var receipt = registrar.open(sent.redirect());

    assertEquals(200, receipt.status());
    assertEquals("no-store", receipt.header("Cache-Control"));
    assertTrue(
        receipt.source().contains("<bdi>Siân ó Súilleabháin-O’Brien</bdi>"), receipt.source());
    assertEquals("2 2390 00002790 3", receipt.summary("Card number"));
    assertEquals("Banbury", receipt.summary("Home library"));
    assertEquals("24 November 2026", receipt.summary("Enrolled on"));
    assertFalse(receipt.text("title").contains("Siân"), "a title stays in the browser's history");
  }

  @Test
  void theNextFormStartsWithTheSameLibrary() {
    var receipt = registrar.follow(send(aForm()));
    var next = "/enrolments/new?office=OXFORD&library=BANB#childGivenNames";
    assertTrue(receipt.links().contains(next), receipt.links().toString());

    var form = registrar.open(next);

    assertEquals("BANB", form.chosen("library"));
    assertEquals("", form.value("childGivenNames"));
  }

  @Test
  void libraryStaffSeeTheReceiptButNoWayToEnrol() {
    var staff = Browser.of(Actors.ofLibraryStaff());
    var id = anEnrolment().enrolled();

    var receipt = staff.open("/enrolments/" + id);

    assertEquals(200, receipt.status());
    assertEquals("Banbury", receipt.summary("Home library"));
    assertTrue(receipt.links().stream().noneMatch(link -> link.startsWith(FORM)));
    assertEquals(403, staff.open(FORM).status());
  }

  @Test
  void whatWasTypedIsStillThereWhenSomethingIsWrong() {
    var typed = aForm();
    typed.remove("anotherChild");
    typed.put("cardNumber", "22390000027896");
    typed.put("dateOfBirth", "2/13/2026");
    typed.put("childGivenNames", "\"Siân\" <b>&amp;");

    var again = send(typed);

    assertEquals(400, again.status());
    assertTrue(again.text("title").startsWith("Error: "), again.text("title"));
    assertEquals(2, again.problems().size());
    assertTrue(again.problems().get(0).startsWith("#dateOfBirth "), again.problems().toString());
    assertTrue(
        again.problems().get(1).startsWith("#cardNumber Look at 2 2390 00002789 6 again"),
        again.problems().toString());
    for (var field : typed.keySet()) {
      var shown = field.matches("residence|guardianRelationship|library");
      assertEquals(typed.get(field), shown ? again.chosen(field) : again.value(field), field);
    }
  }

  @Test
  void aCorrectedFormIsEnrolledOnce() {
    var typed = aForm();
    var members = Database.number("SELECT count(*) FROM member");
    typed.remove("guardianContact");
    var again = send(typed);
    typed.put("guardianContact", "01632 960 001");

    var first = registrar.send(again, FORM, typed);
    var second = registrar.send(again, FORM, typed);

    assertEquals(303, first.status());
    assertEquals(first.redirect(), second.redirect());
    assertEquals(members + 1, Database.number("SELECT count(*) FROM member"));
  }

  @Test
  void aFormThatWasSentAndThenChangedAsksBeforeItEnrolsAnother() {
    var sibling = aForm();
    var form = registrar.open(FORM);
    registrar.send(form, FORM, aForm());
    sibling.put("childGivenNames", "Rhys");

    var again = registrar.send(form, FORM, sibling);

    assertEquals(400, again.status());
    assertTrue(again.problems().get(0).contains("sent before"), again.problems().toString());
    assertEquals("Rhys", again.value("childGivenNames"));
    assertEquals(303, registrar.send(again, FORM, sibling).status());
  }

  @Test
  void aCardThatIsTakenIsSaidAtItsField() {
    var typed = aForm();
    typed.put("cardNumber", anEnrolledCard());

    var again = send(typed);

    assertEquals(400, again.status());
    assertEquals(List.of("#cardNumber " + ParseEnrolment.CARD_TAKEN), again.problems());
    assertEquals("Siân", again.value("childGivenNames"));
  }

  @Test
  void noAddressEverHoldsAPersonalDetail() {
    var sent = send(aForm());

    assertTrue(sent.redirect().matches("/enrolments/[0-9a-f-]{36}"), sent.redirect());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/enrolments/no-number", "/enrolments/ "})
  void aReceiptThatCannotBeIsAPageThatSaysSo(String path) {
    assertEquals(404, registrar.open(path).status());
  }

  @Test
  void anUnknownReceiptIsAPageThatSaysSo() {
    var page = registrar.open("/enrolments/" + UUID.randomUUID());

    assertEquals(404, page.status());
    assertTrue(page.source().contains("Page not found"), page.source());
  }

  private Page send(Map<String, String> typed) {
    return registrar.send(registrar.open(FORM), FORM, typed);
  }

  private static String anEnrolledCard() {
    var enrolment = anEnrolment();
    enrolment.enrolled();
    return enrolment.cardNumber();
  }
}

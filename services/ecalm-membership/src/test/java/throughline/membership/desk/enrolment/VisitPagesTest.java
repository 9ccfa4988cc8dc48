package throughline.membership.desk.enrolment;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.CardNumbers;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Browser;

/**
 * The form for a visit, without a script: more children, what is checked first, where it begins.
 */
@QuarkusTest
class VisitPagesTest {

  private static final String FORM = "/enrolments/new";

  private final Browser registrar = Browser.of(Actors.aRegistrar());

  @Test
  void theFormAddsATwinWithoutAScriptAndKeepsWhatWasTyped() {
    var typed = aForm();
    typed.put("children", "twin");

    var form = registrar.send(registrar.open(FORM), FORM, typed);

    assertEquals(200, form.status());
    assertEquals("Wren", form.value("childGivenNames"));
    assertEquals("aminah@example.org", form.value("guardianContact"));
    assertEquals("1", form.chosen("birthOrder"));
    assertEquals("Fernsby", form.value("others.0.childFamilyName"));
    assertEquals("2 Nov", form.value("others.0.dateOfBirth"));
    assertEquals("2", form.chosen("others.0.birthOrder"));
    assertEquals("", form.value("others.0.childGivenNames"));
    assertEquals("Not named yet", form.text("label[for=naming]"));
    assertEquals("Child 2 is not named yet", form.text("label[for=others.0.naming]"));
    assertTrue(form.has("[name=others.0.childGivenNames][autofocus]"), "the typing goes on there");

    var whole = new HashMap<>(aForm());
    whole.put("birthOrder", "1");
    whole.put("others.0.childGivenNames", "Robin");
    whole.put("others.0.childFamilyName", "Fernsby");
    whole.put("others.0.dateOfBirth", "2 Nov");
    whole.put("others.0.birthOrder", "2");
    var wrong = registrar.send(form, FORM, whole);
    assertEquals(
        List.of("#others.0.cardNumber Scan the card or enter its number"), wrong.problems());
    whole.put("others.0.cardNumber", CardNumbers.next());
    assertEquals(303, registrar.send(wrong, FORM, whole).status());
  }

  @Test
  void theSecondUnnamedTwinIsUnnamedTooAndEachReceiptSaysWhich() {
    var typed = aForm();
    typed.remove("childGivenNames");
    typed.put("naming", "NOT_NAMED_YET");
    typed.put("children", "twin");
    var form = registrar.send(registrar.open(FORM), FORM, typed);
    assertTrue(form.has("[name=others.0.naming][checked]"), "the twin is called Fernsby");

    typed.remove("children");
    typed.putAll(Map.of("otherChildren", "1", "birthOrder", "1"));
    for (var field : List.of("childFamilyName", "dateOfBirth", "birthOrder")) {
      typed.put("others.0." + field, form.typed("others.0." + field));
    }
    typed.put("others.0.naming", "NOT_NAMED_YET");
    typed.put("others.0.cardNumber", CardNumbers.next());
    var first = registrar.follow(registrar.send(form, FORM, typed));

    var other =
        first.links().stream()
            .filter(link -> link.matches("/enrolments/[0-9a-f-]{36}"))
            .findFirst()
            .orElseThrow();
    var second = registrar.open(other);
    for (var receipt : List.of(first, second)) {
      assertEquals("Fernsby (not named yet)", receipt.text(".govuk-panel__body"));
    }
    assertEquals("1 of 2", first.summary("Place in the birth"));
    assertEquals("2 of 2", second.summary("Place in the birth"));
  }

  @Test
  void anAdultOfTheVisitIsTheGuardianWhoWasTypedAlready() {
    var typed = aForm();
    typed.put("guardianName", "Aminah Rose Fernsby");
    typed.put("secondGuardianName", "Oxfordshire");
    typed.put("secondGuardianRelationship", "LOCAL_AUTHORITY");
    typed.put("children", "adult");

    var form = registrar.send(registrar.open(FORM), FORM, typed);

    assertEquals("Aminah Rose", form.value("others.0.childGivenNames"));
    assertEquals("Fernsby", form.value("others.0.childFamilyName"));
    assertEquals("aminah@example.org", form.value("others.0.contact"));

    typed.put("otherChildren", "1");
    typed.put("others.0.ageGroup", "ADULT");
    var second = registrar.send(form, FORM, typed);
    assertEquals("", second.value("others.1.childGivenNames"), "a council is no adult");
    assertEquals("", second.value("others.1.contact"));
  }

  @Test
  void theReceiptsOfAVisitPrintTogether() throws IOException {
    var typed = aForm();
    typed.put("otherChildren", "1");
    typed.put("others.0.childGivenNames", "Robin");
    typed.put("others.0.childFamilyName", "Fernsby");
    typed.put("others.0.dateOfBirth", "2 Nov");
    typed.put("birthOrder", "1");
    typed.put("others.0.birthOrder", "2");
    typed.put("others.0.cardNumber", CardNumbers.next());
    var receipt = registrar.follow(registrar.send(registrar.open(FORM), FORM, typed));

    var all =
        receipt.links().stream()
            .filter(link -> link.endsWith("?visit=all"))
            .findFirst()
            .orElseThrow();
    var sent = given().auth().oauth2(Actors.aRegistrar().token()).get(all).then().statusCode(200);

    try (var pdf = Loader.loadPDF(sent.extract().asByteArray())) {
      assertEquals(2, pdf.getNumberOfPages());
      var text = new PDFTextStripper().getText(pdf);
      assertTrue(text.contains("Wren Fernsby") && text.contains("Robin Fernsby"), text);
    }
  }

  @Test
  void aSiblingIsAddedAndTakenOut() {
    var typed = aForm();
    typed.put("children", "sibling");
    var form = registrar.send(registrar.open(FORM), FORM, typed);
    assertEquals("", form.chosen("others.0.birthOrder"));
    typed.put("children", "fewer");

    var fewer = registrar.send(form, FORM, typed);

    assertFalse(fewer.has("[name=others.0.childGivenNames]"));
    assertEquals("Wren", fewer.value("childGivenNames"));
  }

  @Test
  void whatWasTypedIsShownBeforeItIsKeptAndNothingIsYet() {
    var before = EnrolmentTables.sizes();
    var typed = new HashMap<>(aForm());
    typed.put("step", "check");
    typed.put("childGivenNames", "\"Siân\" <b>");
    typed.put("addressPolicy", "RESTRICTED");
    typed.put("address", "17 Quibberly Mews");
    typed.put("preferences", "REMINDERS");
    typed.put("guardianContact", "01632 960 001");

    var check = registrar.send(registrar.open(FORM), FORM, typed);

    assertEquals(200, check.status());
    assertEquals("\"Siân\" <b> Fernsby", check.summary("Name"));
    assertEquals("Monday 2 November 2026", check.summary("Date of birth"));
    assertEquals("Secret", check.summary("Address"));
    assertEquals(
        "Nothing: it is sent by e-mail alone, and there is only a telephone number",
        check.summary("To be told"));
    assertFalse(check.text("main").contains("Quibberly"), "others see the screen");
    assertEquals(before, EnrolmentTables.sizes());

    var back = registrar.press(check, FORM, "Change", Map.of());
    assertEquals("\"Siân\" <b>", back.value("childGivenNames"));
    assertEquals("BANB", back.chosen("library"));
    var receipt = registrar.follow(registrar.press(check, FORM, "Enrol", Map.of()));
    assertEquals("\"Siân\" <b> Fernsby", receipt.text(".govuk-panel__body"));

    typed.put("cardNumber", "22390000027896");
    var wrong = registrar.send(registrar.open(FORM), FORM, typed);
    assertEquals(400, wrong.status());
    assertTrue(wrong.problems().get(0).startsWith("#cardNumber "), wrong.problems().toString());
  }

  @Test
  void aFormStartsWithTheLibraryOfItsOffice() {
    assertEquals("WEST", registrar.open(FORM).chosen("library"));
    assertEquals("BANB", registrar.open(FORM + "?library=BANB").chosen("library"));
    var ofTwo = Browser.of(Actors.aRegistrar().at("OXFORD", "WITNEY"));
    assertEquals("", ofTwo.open(FORM).chosen("library"));
    assertEquals("WITN", ofTwo.open(FORM + "?office=WITNEY").chosen("library"));
  }

  private static Map<String, String> aForm() {
    var form = TypedForm.aForm();
    form.put("childGivenNames", "Wren");
    form.put("childFamilyName", "Fernsby");
    return form;
  }
}

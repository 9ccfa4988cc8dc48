package throughline.membership.desk.enrolment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.EnrolmentTables;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** At which office a child is enrolled, and who sees it then. */
@QuarkusTest
class OfficeOfAnEnrolmentTest {

  private static final String FORM = "/enrolments/new";

  private final Actor ofOxford = Actors.aRegistrar().at("OXFORD");
  private final Actor ofBanbury = Actors.aRegistrar().at("BANBURY");
  private final Actor ofTwo = Actors.aRegistrar().at("OXFORD", "WITNEY");
  private final Actor ofTheCounty = Actors.aRegistrar().at("*");

  @Test
  void theOnlyOfficeIsTakenWithoutAsking() {
    var id = anEnrolment().by(ofBanbury).enrolled();

    assertEquals("BANBURY", officeOf(id));
    assertFalse(Browser.of(ofBanbury).open(FORM).has("[name=office]"));
  }

  @Test
  void whoHasSeveralChoosesAndTheNextFormStartsWithTheSame() {
    var browser = Browser.of(ofTwo);
    var form = browser.open(FORM);

    assertEquals(
        List.of(
            "Choose one",
            "Oxford registration office (demonstration)",
            "Witney registration office (demonstration)"),
        form.options("office"));
    assertEquals(6, Browser.of(ofTheCounty).open(FORM).options("office").size());
    anEnrolment()
        .by(ofTwo)
        .send()
        .statusCode(400)
        .body("errors.field", contains("office"))
        .body("errors.message", contains("Choose the registration office"));
    var id = anEnrolment().by(ofTwo).with("office", "WITNEY").enrolled();
    assertEquals("WITNEY", officeOf(id));
    var next = browser.open("/enrolments/" + id).links();
    assertTrue(
        next.contains("/enrolments/new?office=WITNEY&library=BANB#childGivenNames"),
        next.toString());
    assertEquals("WITNEY", browser.open("/enrolments/new?office=WITNEY").chosen("office"));
  }

  @Test
  void anotherOfficesNameIsRefusedWhoeverSendsItAndNothingIsKept() {
    var before = EnrolmentTables.sizes();

    for (var person : List.of(ofBanbury, ofTwo, ofTheCounty)) {
      for (var office : List.of("HENLEY ", "oxford", "NOWHERE", "*")) {
        if (!person.equals(ofTheCounty) || !office.startsWith("HENLEY")) {
          anEnrolment()
              .by(person)
              .with("office", office)
              .send()
              .statusCode(400)
              .body("errors.field", contains("office"));
        }
      }
    }
    assertEquals(before, EnrolmentTables.sizes());
  }

  @Test
  void aReceiptIsForTheOfficeAndForTheHomeLibrary() {
    var id = anEnrolment().by(ofOxford).with("library", "BANB").enrolled();

    receipt(id, Actors.aRegistrar()).statusCode(200).body("office", is("OXFORD"));
    receipt(id, ofTwo).statusCode(200);
    receipt(id, ofTheCounty).statusCode(200);
    receipt(id, ofBanbury).statusCode(404).body("code", is("not-found"));
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(200);
    receipt(id, Actors.ofLibraryStaff().at("HEAD", "OXFORD")).statusCode(404);
    receipt(id, Actors.ofLibraryStaff().at("*")).statusCode(200);
    var both = Actor.with("registrar", "library-staff");
    receipt(id, both.claiming("registrar@BANBURY library-staff@BANB")).statusCode(200);
    receipt(id, both.claiming("registrar@BANB library-staff@OXFORD")).statusCode(404);
    receipt(id, both.withoutPlaces()).statusCode(403).body("code", is("no-place"));
  }

  @Test
  void aChildWhoMovedToAnotherLibraryIsSeenThere() {
    var id = anEnrolment().by(ofOxford).with("library", "BANB").enrolled();
    Database.execute(
        """
        UPDATE home_library_spell SET from_date = '2026-01-01', to_date = '2026-11-01'
        WHERE member_key = '%1$s';
        INSERT INTO home_library_spell (member_key, library_code, from_date)
        VALUES ('%1$s', 'HEAD', '2026-11-01')
        """
            .formatted(id));

    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(404);
    receipt(id, Actors.ofLibraryStaff().at("HEAD")).statusCode(200);
  }

  @Test
  void anEnrolmentOfBeforeOfficesWereKeptIsSeenByTheCountysRegistrarsAlone() {
    var id = anEnrolment().by(ofOxford).enrolled();
    Database.execute("UPDATE member SET enrolled_at_office = NULL WHERE key = '" + id + "'");

    receipt(id, ofOxford).statusCode(404);
    receipt(id, ofTheCounty).statusCode(200);
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(200);
  }

  @Test
  void aRegistrarOfNoOfficeIsToldWhomToAsk() {
    for (var nowhere : List.of(ofOxford.withoutPlaces(), ofOxford.at("BANB"))) {
      var page = Browser.of(nowhere).open(FORM);
      assertEquals(403, page.status());
      assertTrue(page.text("main").contains("Ask whoever looks after accounts"));
      anEnrolment().by(nowhere).send().statusCode(403).body("code", is("no-place"));
    }
  }

  private static String officeOf(String id) {
    return Database.text("SELECT enrolled_at_office FROM member WHERE key = '" + id + "'");
  }
}

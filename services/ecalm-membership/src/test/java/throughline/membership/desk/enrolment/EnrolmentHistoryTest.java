package throughline.membership.desk.enrolment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;
import static throughline.membership.desk.enrolment.EnrolmentFixture.receipt;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Database;

/** Whoever enrols a child or looks at one is written down, and can be read again. */
@QuarkusTest
class EnrolmentHistoryTest {

  @Test
  void aPageTellsWhoDidAndSawWhat() {
    var registrar = Actors.aRegistrar();
    var id = anEnrolment().by(registrar).enrolled();
    receipt(id, Actors.ofLibraryStaff().at("BANB")).statusCode(200);
    var browser = Browser.of(registrar);
    var shown = browser.open("/enrolments/" + id);
    assertTrue(shown.links().contains("/enrolments/" + id + "/history"));

    var history = browser.open("/enrolments/" + id + "/history").text("main");

    var office = "Oxford registration office (demonstration)";
    var time = " 24 November 2026 at midday ";
    assertTrue(
        history.contains(
            ("Receipt opened by you at %1$s%2$sReceipt opened by library staff at Banbury%2$s"
                    + "Enrolled by you at %1$s%2$s")
                .formatted(office, time)
                .strip()),
        history);
    assertTrue(
        browser.open("/enrolments/" + id + "/history").text("main").contains("History opened"));
  }

  @Test
  void oneWhoIsRefusedIsNotSaidToHaveSeenIt() {
    var id = anEnrolment().enrolled();

    receipt(id, Actors.aRegistrar().at("BANBURY")).statusCode(404);
    var refused = Browser.of(Actors.ofLibraryStaff().at("COWL")).open(history(id));

    assertEquals(404, refused.status());
    assertEquals(1, entries(id));
  }

  @Test
  void aReceiptThatCannotBeWrittenDownIsNotShown() {
    var id = anEnrolment().named("Quillon", null).enrolled();

    Database.whileRefusing(
        "audit_entry",
        () -> {
          var page = Browser.of(Actors.aRegistrar()).open("/enrolments/" + id);
          assertEquals(500, page.status());
          assertFalse(page.source().contains("Quillon"), "shown all the same");
        });
  }

  @Test
  void theHistoryHoldsNothingOfTheFamily() {
    var enrolment = anEnrolment().named("Quillon", "Fernsby");
    var id = enrolment.enrolled();

    var stored =
        Database.text(
            "SELECT string_agg(a::text, '') FROM audit_entry a WHERE record_id = '" + id + "'");

    assertFalse(stored.contains("Quillon"), stored);
    assertFalse(stored.contains(enrolment.cardNumber()), stored);
  }

  private static String history(String id) {
    return "/enrolments/" + id + "/history";
  }

  private static long entries(String id) {
    return Database.number("SELECT count(*) FROM audit_entry WHERE record_id = '" + id + "'");
  }
}

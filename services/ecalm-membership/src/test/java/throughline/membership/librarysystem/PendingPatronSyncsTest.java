package throughline.membership.librarysystem;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static throughline.membership.desk.enrolment.EnrolmentFixture.anEnrolment;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import throughline.membership.testing.Actors;
import throughline.membership.testing.HandOverRows;
import throughline.platform.testing.Browser;

@QuarkusTest
class PendingPatronSyncsTest {

  private final Browser ofBanbury = Browser.of(Actors.ofLibraryStaff().at("BANB"));
  private final Browser ofCowley = Browser.of(Actors.ofLibraryStaff().at("COWL"));

  @Test
  void whatTheLibrarySystemWasNotToldWaitsOnTheStartPageOfTheLibrarysStaff() {
    HandOverRows.none();
    assertFalse(start(ofBanbury).contains("Not handed over yet"), start(ofBanbury));
    var id = anEnrolment().enrolled();
    var refused = anEnrolment().enrolled();
    HandOverRows.onlyWaiting(id, refused);

    assertTrue(start(ofBanbury).contains("Not handed over yet 1"), start(ofBanbury));
    assertTrue(start(ofBanbury).contains("Refused by the library system 1"), start(ofBanbury));
    assertFalse(start(ofCowley).contains("handed over"), start(ofCowley));
  }

  private static String start(Browser browser) {
    return browser.open("/").text("main");
  }
}

package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** Every page of the enrolment service, in each of its states. */
@EndToEnd
class MembershipPagesTest {
  private final Suite suite;

  MembershipPagesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void ofARegistrar() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/");
      registrar.look("membership-start");
      for (String about : List.of("help", "accessibility", "privacy", "cookies", "parts")) {
        registrar.open(SuiteService.MEMBERSHIP, "/" + about);
        registrar.look(about);
      }
      registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      registrar.look("membership-form");
      registrar.send("Enrol");
      assertThat(page).hasTitle(Pattern.compile("^Error: "));
      registrar.look("membership-form-errors");
      EnrolmentForm.fill(page, "Newborn");
      page.getByLabel("Card number").fill("22390000027985");
      registrar.send("Enrol");
      assertThat(page.getByText("Look at 2 2390 00002798 5 again").first()).isVisible();
      registrar.look("membership-form-wrong-digit");
      page.getByLabel("Card number").fill(EnrolmentForm.newCardNumber());
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      registrar.look("membership-receipt");
      lookAtWhatCanBePutRight(registrar);
      registrar.follow("Enrol another");
      assertThat(registrar.heading("Enrol a newborn")).isVisible();
      registrar.openExpecting(404, SuiteService.MEMBERSHIP, "/enrolments/" + UUID.randomUUID());
      registrar.look("membership-not-found");
      registrar.openExpecting(404, SuiteService.MEMBERSHIP, "/nowhere");
      registrar.look("membership-no-such-page");
    }
  }

  private static void lookAtWhatCanBePutRight(Visitor registrar) {
    registrar.follow("Undo the enrolment");
    registrar.look("membership-undo");
    registrar.follow("Receipt");
    registrar.follow("Change the home library");
    registrar.look("membership-change-library");
    registrar.follow("Receipt");
    registrar.follow("Change the card");
    registrar.look("membership-change-card");
    registrar.page().getByLabel("Right card number").fill(EnrolmentForm.newCardNumber());
    registrar.send("Change the card");
    assertThat(registrar.heading("Enrolled as a library member")).isVisible();
  }

  @Test
  void goingBackFromAReceiptShowsNothingOfTheChildBefore() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Newborn");
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();

      page.goBack();

      assertThat(page.getByLabel("Child’s given names")).isEmpty();
      assertThat(page.getByLabel("Guardian’s name")).isEmpty();
      EnrolmentForm.fill(page, "Twin");
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
    }
  }

  @Test
  void ofLibraryStaff() {
    String enrolment = new Given(suite).enrolment();
    try (Visitor staff = suite.desk(suite.people().demo("library-staff"))) {
      staff.open(SuiteService.MEMBERSHIP, "/enrolments/" + enrolment);
      staff.look("membership-receipt-of-staff");
      staff.openExpecting(403, SuiteService.MEMBERSHIP, "/enrolments/new");
      staff.look("membership-forbidden");
      staff.open(SuiteService.MEMBERSHIP, "/");
      staff.look("membership-start-of-staff");
      staff.send("Find");
      staff.look("membership-find-errors");
    }
  }

  @Test
  void ofARegistrarOfAnotherOffice() {
    String enrolment = new Given(suite).enrolment();
    try (Visitor registrar = suite.desk(suite.people().demo("registrar-banbury"))) {
      registrar.openExpecting(404, SuiteService.MEMBERSHIP, "/enrolments/" + enrolment);
      registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
    }
  }

  @Test
  void ofARegistrarOfEveryOffice() {
    Person person = suite.people().create("Registrar", "registrar");
    try (Visitor registrar = suite.desk(person)) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      assertThat(page.getByLabel("Registration office")).isVisible();
      registrar.look("membership-form-with-offices");
    }
  }

  @Test
  void ofSomebodySignedOut() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      registrar.open(SuiteService.MEMBERSHIP, "/signed-out");
      registrar.look("membership-signed-out");
    }
  }
}

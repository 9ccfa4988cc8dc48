package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.client.CardNumbers;
import throughline.client.SampleName;
import throughline.local.SuiteService;

/** Every page of the enrolment service, in each of its states. */
@EndToEnd
class MembershipPagesTest {
  /** A page asks every three seconds how far work is. */
  private static final IsVisibleOptions SOON = new IsVisibleOptions().setTimeout(20_000);

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

  private static void lookAtTheLibrarySystem(Visitor staff) {
    staff.open(SuiteService.MEMBERSHIP, "/library-system/refused");
    staff.look("membership-library-system-refused");
    staff.open(SuiteService.MEMBERSHIP, "/library-system/waiting");
    staff.look("membership-library-system-waiting");
    staff.open(SuiteService.MEMBERSHIP, "/library-system");
    staff.send("Make the file");
    staff.look("membership-library-system-errors");
    staff.page().getByLabel("Everybody who is new or has changed").check();
    staff.send("Make the file");
    assertThat(staff.heading("File for the library system")).isVisible();
    staff.look("membership-library-system-file");
  }

  @Test
  void ofTheOutcomesOfAnOffer() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/offers");
      registrar.send("Later");
      assertThat(registrar.heading("The family comes back later")).isVisible();
      registrar.look("membership-offer-later");
      registrar.open(SuiteService.MEMBERSHIP, "/offers/waiting");
      registrar.look("membership-offers-waiting");
      registrar.open(SuiteService.MEMBERSHIP, "/");
      registrar.send("Declined");
      assertThat(page.getByText("Counted: Declined")).isVisible();
      registrar.look("membership-start-after-an-offer");
      registrar.send("Take it back");
      registrar.open(SuiteService.MEMBERSHIP, "/coverage");
      registrar.send("Save");
      registrar.look("membership-coverage-errors");
      page.getByLabel("How many births?").fill("12");
      registrar.send("Save");
      registrar.look("membership-coverage");
      page.getByLabel("How many births?").fill("0");
      registrar.send("Save");
      assertThat(page.getByText("That cannot be")).isVisible();
      registrar.look("membership-coverage-too-many");
    }
  }

  @Test
  void ofTwinsOfWhomOneIsNotNamedYet() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Newborn");
      page.locator("main summary").click();
      page.getByLabel("The address is secret, for somebody’s safety").check();
      page.getByLabel("Address without the postcode").fill("1 Made-up Street");
      registrar.look("membership-form-details");
      registrar.send("Add a twin");
      registrar.look("membership-form-twin");
      registrar.send("Add an adult");
      registrar.look("membership-form-adult");
      registrar.send("Take the last one out");
      page.getByLabel("Not named yet").nth(1).check();
      page.getByLabel("Card number of child 2").fill(EnrolmentForm.newCardNumber());
      registrar.send("Check first");
      registrar.look("membership-check");
      registrar.send("Enrol");
      registrar.look("membership-receipt-of-twins");
      registrar.follow("Address");
      registrar.look("membership-address-reason");
      page.getByLabel("The family asks what is held").check();
      registrar.send("Open the address");
      registrar.look("membership-address");
      registrar.follow("Receipt");
      registrar.follow("Replace a lost card");
      registrar.look("membership-replacement");
      registrar.open(SuiteService.MEMBERSHIP, "/unnamed");
      registrar.look("membership-unnamed");
      page.locator("main td a").first().click();
      registrar.look("membership-receipt-not-named");
      registrar.follow("Name the child");
    }
  }

  @Test
  void ofAFileOfBirths() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/files/new");
      registrar.look("membership-file-form");
      registrar.send("Check the file");
      registrar.look("membership-file-errors");
      page.getByLabel("File of births").setInputFiles(births());
      registrar.send("Check the file");
      assertThat(page.getByText("What the rows come to")).isVisible(SOON);
      registrar.look("membership-file-preview");
      registrar.send("Enrol 1 child");
      assertThat(page.getByText("Enrolled: 1 child")).isVisible(SOON);
      registrar.look("membership-file-enrolled");
      registrar.follow("Discard this file");
      registrar.look("membership-file-discard");
      registrar.send("Discard the file");
      assertThat(page.getByText("Your office discarded this file")).isVisible();
      registrar.look("membership-file-discarded");
      registrar.open(SuiteService.MEMBERSHIP, "/files");
      registrar.look("membership-files");
    }
    try (Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      administrator.open(SuiteService.MEMBERSHIP, "/held-files");
      administrator.look("membership-held-files");
    }
  }

  /** One child who can be enrolled, and one who cannot. */
  private static FilePayload births() {
    String card = EnrolmentForm.newCardNumber();
    SampleName name = SampleName.of(card);
    String born = Today.date().minusDays(20).toString();
    String row = "%s,%s,%s,Unknown,Made-up Guardian,Parent,%s,BANB,%s%n";
    String csv =
        "Given names,Family name,Date of birth,Lives in,Guardian,Guardian is,Guardian contact,Library,Card number\n"
            + row.formatted(name.given(), name.family(), born, name.contact(), card)
            + row.formatted(name.given(), "Mayfly", "11/14/2026", name.contact(), "2.239E+13");
    return new FilePayload("births.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void ofCards() {
    CardNumbers box = new CardNumbers(60_000_000);
    try (Visitor registrar = suite.desk(suite.people().create("Registrar", "registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/cards/received");
      registrar.look("membership-cards-received");
      page.getByLabel("Registration office").selectOption("HENLEY");
      page.getByLabel("First card").fill(box.next());
      String second = box.next();
      page.getByLabel("Last card").fill(new CardNumbers(60_000_019).next());
      registrar.send("Record the box");
      registrar.follow("Write cards off");
      registrar.look("membership-cards-write-off");
      page.getByLabel("Card", new Page.GetByLabelOptions().setExact(true)).fill(second);
      page.getByLabel("Damaged or misprinted").check();
      registrar.send("Write off");
      assertThat(registrar.heading("Cards")).isVisible();
      registrar.look("membership-cards");
      registrar.follow("Hand cards to another office");
      registrar.look("membership-cards-hand-over");
      registrar.open(SuiteService.MEMBERSHIP, "/cards");
      registrar.follow("Say when to order more");
    }
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
  void ofOneChildRecordedTwice() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Peregrine");
      registrar.send("Enrol");
      EnrolmentForm.fill(registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new"), "Peregrine");
      registrar.send("Enrol");
      assertThat(registrar.heading("Is there a card already?")).isVisible();
      registrar.look("membership-likely");
      registrar.send("Another child: enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      registrar.open(SuiteService.MEMBERSHIP, "/duplicates");
      registrar.look("membership-duplicates");
      page.locator("main td a").last().click();
      registrar.look("membership-duplicate");
      registrar.send("Save the decision");
      registrar.look("membership-duplicate-errors");
      page.getByLabel("One child: keep record A").check();
      page.getByLabel("The family says so").check();
      registrar.send("Save the decision");
      assertThat(registrar.heading("Records to compare")).isVisible();
      registrar.open(SuiteService.MEMBERSHIP, "/find");
      page.getByLabel("Card, name or date of birth").fill("demonstration peregrine");
      registrar.send("Find");
      registrar.look("membership-found");
      registrar.follow("Peregrine Demonstration");
      registrar.follow("Records ended as this child’s");
      registrar.look("membership-merged");
      registrar.send(page.locator("button:has-text('Take the merge back')"));
      assertThat(registrar.heading("One child or two?")).isVisible();
      assertThat(page.getByText("It is taken back, and both records stand.")).isVisible();
    }
  }

  @Test
  void ofLibraryStaff() {
    String enrolment = new Given(suite).enrolment();
    try (Visitor staff = suite.desk(suite.people().demo("library-staff"))) {
      staff.open(SuiteService.MEMBERSHIP, "/enrolments/" + enrolment);
      staff.look("membership-receipt-of-staff");
      staff.follow("Record: what has changed?");
      staff.look("membership-record");
      staff.follow("Record a move");
      staff.look("membership-move");
      lookAtGuardiansAndSecretAddress(staff, "/enrolments/" + enrolment);
      staff.openExpecting(403, SuiteService.MEMBERSHIP, "/enrolments/new");
      staff.look("membership-forbidden");
      staff.open(SuiteService.MEMBERSHIP, "/");
      staff.look("membership-start-of-staff");
      staff.send("Find");
      staff.look("membership-find-errors");
      lookAtTheLibrarySystem(staff);
      staff.open(SuiteService.MEMBERSHIP, "/use");
      staff.look("membership-use");
      staff.follow("Send a file");
      staff.look("membership-use-file");
      staff.send("Send the file");
      staff.look("membership-use-file-errors");
    }
  }

  private static void lookAtGuardiansAndSecretAddress(Visitor staff, String enrolment) {
    staff.open(SuiteService.MEMBERSHIP, enrolment + "/guardians");
    staff.look("membership-guardians");
    staff.follow("Add a guardian");
    staff.look("membership-guardian-new");
    staff.send("Add the guardian");
    staff.look("membership-guardian-errors");
    Page guardians = staff.open(SuiteService.MEMBERSHIP, enrolment + "/guardians");
    guardians.locator("a:has-text('Answers for the child no longer')").click();
    guardians.waitForLoadState();
    staff.look("membership-guardian-end");
    staff.open(SuiteService.MEMBERSHIP, enrolment + "/export");
    staff.look("membership-export");
    staff.open(SuiteService.MEMBERSHIP, enrolment + "/life/preferences-chosen");
    staff.look("membership-preferences");
    staff.open(SuiteService.MEMBERSHIP, enrolment + "/life/address-put-right");
    staff.look("membership-address");
    staff.open(SuiteService.MEMBERSHIP, enrolment + "/life/address-made-secret");
    staff.look("membership-address-secret");
    staff.send("Make the address secret");
    staff.look("membership-address-shown");
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

package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** A family's own pages, which the links of its mails open on a phone, in each of their states. */
@EndToEnd
class FamilyPagesTest {

  private final Suite suite;

  FamilyPagesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void ofAGuardianWhoMovesToAnotherMailbox() {
    Person guardian = aGuardian();
    Person elsewhere = aGuardian();
    enrol(guardian);
    try (Visitor family = suite.phone(guardian);
        Visitor other = suite.phone(elsewhere)) {
      family.followMail("The library card is ready");
      family.look("family-open");
      family.send("See what the library holds");
      assertThat(family.heading("About you")).isVisible();
      family.look("family-held");
      lookAtWhatCanBeChanged(family);
      family.follow("Change how we reach you");
      family.send("Go on");
      family.look("family-contact-errors");
      family.page().getByLabel("Your new e-mail address").fill(elsewhere.username());
      family.send("Go on");
      assertThat(family.button("Keep the way we reach you now")).isVisible();
      family.look("family-contact-asked");

      other.followMail("Please confirm this address");
      other.look("family-confirm");
      other.send("Write to this address");
      assertThat(other.heading("We write to this address now")).isVisible();
      other.look("family-confirmed");
      other.followMail("Please confirm this address");
      other.send("Write to this address");
      other.look("family-confirms-nothing");
      other.followMail("Your link to the library record");
      other.send("See what the library holds");
      assertThat(other.heading("About you")).isVisible();

      family.page().reload();
      assertThat(family.heading("This page is closed")).isVisible();
      family.look("family-closed");
      family.followMail("The library card is ready");
      family.send("See what the library holds");
      assertThat(family.heading("This link opens nothing now")).isVisible();
      family.look("family-opens-nothing");
    }
  }

  private void lookAtWhatCanBeChanged(Visitor family) {
    for (String change : new String[] {"Choose what to be told", "Withdraw from the library"}) {
      family.page().getByText(change).first().click();
      family.page().waitForLoadState();
      family.look("family-" + change.substring(0, change.indexOf(' ')).toLowerCase());
      family.follow("What the library holds");
    }
    family.follow("Stop messages to you");
    family.look("family-stop-contact");
    family.follow("What the library holds");
  }

  private void enrol(Person guardian) {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Quillaborn");
      page.getByLabel("Guardian’s e-mail address or phone number").fill(guardian.username());
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
    }
  }

  /** Somebody without an account, known by a mailbox. */
  private static Person aGuardian() {
    return new Person(UUID.randomUUID() + "@example.org", "Guardian Demonstration", "");
  }
}

package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** What a family does by the link in a mail, on a phone: every page in each of its states. */
@EndToEnd
class FamilyPagesTest {
  private static final String HELD = "What the library holds";

  private final Suite suite;

  FamilyPagesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aGuardianChoosesAndGivesAnotherAddressByKeysAlone() {
    Person guardian = mailbox();
    enrol(guardian, null);
    try (Visitor family = suite.phone(guardian)) {
      open(family, "The library card is ready", "family-link");
      Page page = family.page();
      assertThat(page.getByText("Newborn Demonstration").first()).isVisible();
      family.look("family-held");

      Keyboard keys = new Keyboard(page);
      keys.tabTo(page.getByText("Choose what to be told"));
      keys.press("Enter");
      assertThat(family.heading("Choose what to be told")).isVisible();
      family.look("family-preferences");
      keys.tabTo(page.getByLabel("A word before the fifth birthday, on how the card goes on"));
      keys.press("Space");
      keys.tabTo(family.button("Save"));
      keys.press("Enter");
      assertThat(family.heading(HELD)).isVisible();
      assertThat(page.locator(".govuk-summary-list").first()).containsText("A word before");

      keys.tabTo(family.link("Change how we reach you"));
      keys.press("Enter");
      family.look("family-contact");
      keys.tabTo(family.button("Go on"));
      keys.press("Enter");
      assertThat(page.locator("[data-error-summary]")).isFocused();
      family.look("family-contact-errors");
      Person other = mailbox();
      keys.type(page.getByLabel("Your new e-mail address or phone number"), other.username());
      keys.tabTo(family.button("Go on"));
      keys.press("Enter");
      assertThat(family.button("Keep the way we reach you now")).isVisible();
      family.look("family-held-asked");
      confirm(other);
      family.open(SuiteService.MEMBERSHIP, "/family");
      assertThat(family.heading("This page is closed")).isVisible();
      family.look("family-closed");
    }
  }

  /** Only who reads the other mailbox makes it count. */
  private void confirm(Person other) {
    try (Visitor family = suite.phone(other)) {
      family.followMail("Please confirm this address");
      family.look("family-confirm");
      family.send("Write to this address");
      assertThat(family.heading("We write to this address now")).isVisible();
      family.look("family-confirmed");
    }
  }

  @Test
  void aGuardianWithdrawsComesBackAndStopsMessagesWithoutAScript() {
    Person guardian = mailbox();
    enrol(guardian, null);
    try (Visitor family = suite.phoneWithoutJavaScript(guardian)) {
      family.followMail("The library card is ready");
      family.send("See what the library holds");
      Page page = family.page();
      page.getByText("Withdraw from the library").click();
      family.send("Withdraw");
      page.getByText("Come back to the library").click();
      family.send("Come back");
      assertThat(page.getByText("Ends in").first()).isVisible();
      family.follow("Stop messages to you");
      family.send("Stop messages to me");
      assertThat(family.heading("Nothing is sent to you any more")).isVisible();
      family.followMail("The library card is ready");
      family.send("See what the library holds");
      assertThat(family.heading("This link opens nothing now")).isVisible();
    }
  }

  @Test
  void anAdultOfTheVisitSeesThemselvesAlone() {
    Person adult = mailbox();
    enrol(mailbox(), adult);
    try (Visitor family = suite.phone(adult)) {
      open(family, "Your library card is ready", "family-link-of-adult");
      Page page = family.page();
      assertThat(page.getByText("Ivo Demonstration").first()).isVisible();
      assertThat(page.getByText("Newborn")).hasCount(0);
      family.look("family-held-of-adult");
      family.send("Close this page");
      assertThat(family.heading("You have closed the page")).isVisible();
      family.look("family-left");
    }
  }

  private static void open(Visitor family, String subject, String picture) {
    family.followMail(subject);
    assertThat(family.heading(HELD)).isVisible();
    family.look(picture);
    family.send("See what the library holds");
    assertThat(family.heading("About you")).isVisible();
  }

  /** A registrar enrols a newborn and, if there is one, an adult who came along. */
  private void enrol(Person guardian, Person adult) {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Newborn");
      page.getByLabel("Guardian’s e-mail address or phone number").fill(guardian.username());
      if (adult != null) {
        EnrolmentForm.addAdult(page, "Ivo", adult.username());
        registrar.look("membership-form-with-adult");
      }
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      if (adult != null) {
        registrar.look("membership-receipt-of-visit");
        registrar.follow("Receipt of another person");
        registrar.follow("Record: what has changed?");
        assertThat(registrar.heading("Ivo Demonstration")).isVisible();
        registrar.look("membership-record-of-adult");
        registrar.follow("How we reach this adult");
        registrar.look("membership-reach-adult");
        page.getByText("Change how we reach them").click();
        registrar.look("membership-adult-contact");
      }
    }
  }

  /** Somebody without an account. */
  private static Person mailbox() {
    return new Person("family-" + UUID.randomUUID() + "@example.org", "A Guardian", "");
  }
}

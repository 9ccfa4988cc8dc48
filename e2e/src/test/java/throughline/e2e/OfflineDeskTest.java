package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * A registrar goes on enrolling while there is no network, and nothing of it is lost or doubled.
 */
@EndToEnd
class OfflineDeskTest {
  private static final List<String> NAMES =
      List.of("Zephyrine", "Quenby", "Guardian Demonstration", "guardian@example.org");

  private static final int RESTART_MILLIS = 180_000;

  private final Suite suite;

  OfflineDeskTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void whatIsEnrolledWithoutANetworkIsSentOnceWhenItIsBack() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      assertThat(desk.status()).containsText("You are online.");
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      assertThat(desk.status()).containsText("No network.");
      String first = desk.enrol("Zephyrine");
      desk.isWrittenDown();
      assertThat(desk.page().getByText("Zephyrine Demonstration")).isVisible();
      desk.open(DeskWithoutNetwork.FORM);
      String second = desk.enrol("Quenby");
      desk.isWrittenDown();

      desk.closeAndOpen("/");
      assertThat(desk.status()).containsText("2 enrolments wait on this device.");
      assertThat(desk.line("Zephyrine Demonstration")).containsText("Waiting to be sent");
      assertHoldsNoName(desk, first, second);
      assertEquals(0, desk.membersWith(List.of(first, second)));

      desk.findTheNetwork();
      assertThat(desk.line("Sent: the card can be used")).hasCount(2);
      assertThat(desk.status()).containsText("You are online.");
      assertEquals(2, desk.membersWith(List.of(first, second)));
      desk.page().getByText("Open the receipt").first().click();
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
    }
  }

  private void assertHoldsNoName(DeskWithoutNetwork desk, String... cards) {
    String all = desk.everythingOnTheDevice();
    assertTrue(all.contains("Enrol a newborn"), "the kept pages are among it");
    assertTrue(all.contains("\"sealed\""), "the enrolments are among it");
    NAMES.forEach(name -> assertFalse(all.contains(name), name));
    List.of(cards).forEach(card -> assertFalse(all.contains(card), card));
    assertFalse(all.contains(suite.people().demo("registrar").name()), "whoever typed it");
  }

  @Test
  void aFormThatWasOpenWhenTheNetworkWentIsWrittenDownAsItWasTyped() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      EnrolmentForm.fill(desk.page(), "Isolde");
      String card = desk.page().getByLabel("Card number").inputValue();
      desk.loseTheNetwork();
      desk.press("Enrol");
      desk.isWrittenDown();

      desk.findTheNetwork();
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  @Test
  void twinsAreWrittenDownTogether() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      EnrolmentForm.fill(desk.page(), "Castor");
      String first = desk.page().getByLabel("Card number").inputValue();
      Page page = desk.page();
      Locator notNamed =
          page.getByLabel("Not named yet", new Page.GetByLabelOptions().setExact(true));
      notNamed.check();
      desk.press("Add a twin");
      assertThat(page.getByLabel("Given names of child 2")).isFocused();
      assertThat(page.getByLabel("Child 2 is not named yet")).isChecked();
      notNamed.uncheck();
      page.getByLabel("Child 2 is not named yet").uncheck();
      assertThat(page.getByLabel("Family name of child 2")).hasValue("Demonstration");
      assertThat(page.getByLabel("Place in the birth").first()).hasValue("1");
      assertThat(page.getByLabel("Place in the birth of child 2")).hasValue("2");
      page.getByLabel("Given names of child 2").fill("Pollux");
      desk.press("Enrol");
      assertThat(desk.heading("There is a problem")).isVisible();
      String second = EnrolmentForm.newCardNumber();
      page.getByLabel("Card number of child 2").fill(second);
      desk.press("Enrol");
      desk.isWrittenDown();
      assertThat(page.getByText("Castor Demonstration, Pollux Demonstration")).isVisible();

      desk.findTheNetwork();
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
      assertEquals(2, desk.membersWith(List.of(first, second)));
    }
  }

  @Test
  void aCardThatWasGivenElsewhereMeanwhileComesBackAndIsPutRight() {
    // Of an office at which no other test leaves a device behind.
    try (Visitor registrar = suite.desk(suite.people().demo("registrar-banbury"))) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      String taken = desk.enrol("Persephone");
      desk.isWrittenDown();
      desk.giveElsewhere(taken);

      desk.findTheNetwork();
      assertThat(desk.line("Persephone Demonstration")).containsText("This card was already given");
      assertThat(desk.status()).containsText("1 of them has to be put right.");
      registrar.look("membership-waiting-refused");
      desk.open("/");
      assertThat(notSent(desk)).containsText("1");
      registrar.look("membership-start-not-sent");
      saysAfterADay(desk);
      desk.open(DeskWithoutNetwork.WAITING);
      desk.page().getByText("Put it right").click();
      Page page = desk.page();
      assertThat(desk.heading("There is a problem")).isVisible();
      assertThat(page.getByLabel("Child’s given names")).hasValue("Persephone");
      assertThat(page.getByLabel("Guardian’s e-mail address or phone number"))
          .hasValue("guardian@example.org");
      assertThat(page.getByLabel("Card number")).hasValue(taken);
      registrar.look("membership-kept-form-errors");
      String other = EnrolmentForm.newCardNumber();
      page.getByLabel("Card number").fill(other);
      desk.press("Enrol");
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
      assertEquals(2, desk.membersWith(List.of(taken, other)));
      desk.open(DeskWithoutNetwork.WAITING);
      assertThat(desk.status()).hasText("You are online.");
      desk.open("/");
      assertThat(notSent(desk)).hasCount(0);
    }
  }

  /** The service forgets a device of which it hears nothing. */
  private static void saysAfterADay(DeskWithoutNetwork desk) {
    desk.page()
        .waitForRequest(
            request ->
                request.method().equals("POST") && request.url().endsWith("/enrolments/desk"),
            () -> {
              desk.page().evaluate("localStorage.setItem('desk-told-at', 0)");
              desk.open("/");
            });
  }

  /** What the office's day says of devices on which something waits. */
  private static Locator notSent(DeskWithoutNetwork desk) {
    return desk.page()
        .locator(".tl-card")
        .filter(new Locator.FilterOptions().setHasText("Not sent from devices"));
  }

  @Test
  void anAdultIsWrittenDownWithTheChildAndFoundAgainInTheForm() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      EnrolmentForm.fill(desk.page(), "Ludmila");
      String first = desk.page().getByLabel("Card number").inputValue();
      EnrolmentForm.addAdult(desk.page(), "Ambrose", "");
      Page page = desk.page();
      assertThat(page.getByLabel("Family name of adult 2")).hasValue("Demonstration");
      String second = page.getByLabel("Card number of adult 2").inputValue();
      desk.press("Enrol");
      assertThat(page.locator(".govuk-error-summary"))
          .containsText("Enter the adult's e-mail address or phone number");
      registrar.look("membership-kept-form-adult");
      page.getByLabel("E-mail address or phone number of adult 2").fill("01632 960 004");
      desk.press("Enrol");
      desk.isWrittenDown();
      registrar.look("membership-written-down");
      desk.open(DeskWithoutNetwork.WAITING);
      page.getByText("Open the form").click();
      assertThat(page.getByLabel("Given names of adult 2")).hasValue("Ambrose");
      desk.open(DeskWithoutNetwork.WAITING);

      desk.findTheNetwork();
      assertThat(desk.line("Sent: the card can be used")).hasCount(1);
      assertEquals(2, desk.membersWith(List.of(first, second)));
    }
  }

  /** A desk without a network cannot know of other records, and is told when it has sent. */
  @Test
  void whoMayBeRecordedAlreadyIsSaidOnTheList() {
    try (Visitor registrar = registrar()) {
      registrar.open(SuiteService.MEMBERSHIP, DeskWithoutNetwork.FORM);
      EnrolmentForm.fill(registrar.page(), "Theodosia");
      registrar.send("Enrol");
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      desk.enrol("Theodosia");
      desk.isWrittenDown();
      desk.open(DeskWithoutNetwork.WAITING);

      desk.findTheNetwork();
      assertThat(desk.line("may be of the same child")).hasCount(1);
      registrar.look("membership-waiting-alike");
    }
  }

  @Test
  void whatIsOpenToBePutRightIsSentByItsFormAlone() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      String card = desk.enrol("Eulalia");
      desk.isWrittenDown();
      desk.open(DeskWithoutNetwork.WAITING);
      desk.page().getByText("Open the form").click();
      assertThat(desk.page().getByLabel("Child’s given names")).hasValue("Eulalia");

      desk.findTheNetwork();
      assertThat(desk.status()).containsText("You are online. 1 enrolment waits");
      assertEquals(0, desk.membersWith(List.of(card)));
      desk.page().getByLabel("Child’s given names").fill("Eulalie");
      desk.press("Enrol");
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
      assertThat(desk.page().getByText("Eulalie Demonstration").first()).isVisible();
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  @Tag("nightly")
  @Test
  void anEnrolmentWhoseAnswerIsLostIsEnrolledOnce() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.loseTheNetwork();
      desk.open(DeskWithoutNetwork.FORM);
      String card = desk.enrol("Ottoline");
      desk.isWrittenDown();
      AtomicInteger taken = new AtomicInteger();
      desk.page()
          .route(
              "**/enrolments/drafts",
              route -> {
                if (taken.getAndIncrement() == 0) {
                  loseTheAnswer(route);
                } else {
                  route.resume();
                }
              });

      desk.findTheNetwork();
      assertThat(desk.heading("Enrolled as a library member")).isVisible();
      assertTrue(taken.get() > 1, "it was sent again");
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  /** The service has taken it by then. */
  private static void loseTheAnswer(Route route) {
    assertEquals(200, route.fetch().status());
    route.abort();
  }

  @Tag("nightly")
  @Test
  void theServiceIsKilledUnderAFormThatIsSent() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      EnrolmentForm.fill(desk.page(), "Leocadia");
      String card = desk.page().getByLabel("Card number").inputValue();
      suite.stack().process(SuiteService.MEMBERSHIP.folder()).destroyForcibly();
      desk.press("Enrol");
      desk.isWrittenDown();
      // By itself, as soon as the service is there again.
      assertThat(desk.heading("Enrolled as a library member"))
          .isVisible(new IsVisibleOptions().setTimeout(RESTART_MILLIS));
      assertEquals(1, desk.membersWith(List.of(card)));
    }
  }

  @Test
  void aFormThatWasNotFinishedIsFoundAgainAndCanBeDeleted() {
    try (Visitor registrar = registrar()) {
      DeskWithoutNetwork desk = DeskWithoutNetwork.of(suite, registrar);
      desk.page().getByLabel("Child’s given names").fill("Araminta");
      desk.press("Check first");
      assertThat(desk.heading("There is a problem")).isVisible();

      desk.closeAndOpen(DeskWithoutNetwork.WAITING);
      assertThat(desk.status()).containsText("1 form was not finished.");
      registrar.look("membership-waiting");
      desk.page().getByText("Open the form").click();
      assertThat(desk.page().getByLabel("Child’s given names")).hasValue("Araminta");
      desk.open(DeskWithoutNetwork.WAITING);
      desk.press("Delete from this device");
      desk.press("No, keep it");
      desk.press("Delete from this device");
      desk.press("Yes, delete it");
      assertThat(desk.page().getByText("Nothing waits on this device.")).isVisible();
    }
  }

  private Visitor registrar() {
    return suite.desk(suite.people().demo("registrar"));
  }
}

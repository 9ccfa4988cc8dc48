package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * The first task of a day, found from the start page by what its links say, and out again: on a
 * phone that runs no script, which does everything but live figures.
 */
@EndToEnd
class FirstTaskTest {
  private final Suite suite;
  private final Given given;

  FirstTaskTest(Suite suite) {
    this.suite = suite;
    this.given = new Given(suite);
  }

  @Test
  void aRegistrarEnrolsANewborn() {
    try (Visitor registrar = phone("registrar")) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/");
      assertThat(registrar.button("Accepted: enrol a newborn")).isInViewport();
      registrar.follow("Accepted: enrol a newborn");
      registrar.send("Enrol");
      assertThat(registrar.heading("There is a problem")).isVisible();
      EnrolmentForm.fill(page, "Newborn");
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      registrar.open(SuiteService.MEMBERSHIP, "/enrolments/waiting");
      assertThat(page.getByText("Nothing is kept on this device: that needs JavaScript"))
          .isVisible();
      signOut(registrar);
    }
  }

  @Test
  void anEntrepreneurBooksASessionAndGivesThePlaceUp() {
    String title = "Naming your business";
    given.session(title, Today.soon(), 2);
    Person person = suite.people().create("Entrepreneur", "entrepreneur");
    try (Visitor entrepreneur = suite.phoneWithoutJavaScript(person)) {
      Page page = entrepreneur.open(SuiteService.BOOKINGS, "/");
      entrepreneur.follow(title);
      entrepreneur.follow("Sign in to book");
      entrepreneur.signInIfAsked();
      entrepreneur.send("Book a place");
      assertThat(entrepreneur.heading("You have a place")).isVisible();
      entrepreneur.follow("Cancel your booking");
      entrepreneur.send("Cancel your booking");
      assertThat(page.locator(".govuk-tag").getByText("Cancelled")).isVisible();
      signOut(entrepreneur);
    }
  }

  @Test
  void anAdviserOpensASession() {
    try (Visitor adviser = phone("bipc-adviser")) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/");
      openMenu(adviser);
      adviser.follow("Sign in");
      adviser.signInIfAsked();
      assertThat(adviser.button("Open a session")).isInViewport();
      adviser.follow("Open a session");
      SessionForm.fill(page, "A session without script", Today.soon().plusDays(2));
      adviser.send("Open the session");
      assertThat(page.getByText("The session is open.")).isVisible();
      signOut(adviser);
    }
  }

  @Test
  void aVolunteerLogsHoursAndACoordinatorTicksThem() {
    Person person = new Given(suite).volunteer();
    try (Visitor volunteer = suite.phoneWithoutJavaScript(person)) {
      Page page = volunteer.open(SuiteService.VOLUNTEERS, "/");
      volunteer.link("Log hours").first().click();
      volunteer.send("Log hours");
      assertThat(volunteer.heading("There is a problem")).isVisible();
      volunteer.follow("Choose the library where you volunteered");
      HoursForm.fill(page);
      volunteer.send("Log hours");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Logged: 15 minutes");
      signOut(volunteer);
    }
    try (Visitor coordinator = phone("volunteer-coordinator")) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/");
      coordinator.link("Hours to approve").first().click();
      boxOf(person, page).check();
      coordinator.send("Approve those ticked");
      assertThat(page.getByText("Approved: 15 minutes by " + person.name())).isVisible();
      signOut(coordinator);
    }
  }

  @Test
  void aStrategyLeadOpensAFigureIntoItsFacts() {
    given.enrolment();
    try (Visitor lead = phone("strategy-lead")) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      Locator figure = page.locator("main a[href^='/measures/newborns-enrolled/contributions']");
      await() // a page belongs to this thread
          .pollInSameThread()
          .until(
              () -> {
                page.reload(); // without script nothing moves by itself
                return figure.count() > 0;
              });
      figure.first().click();
      assertThat(page.locator("main table tbody tr").first()).isVisible();
      signOut(lead);
    }
  }

  private Visitor phone(String role) {
    return suite.phoneWithoutJavaScript(suite.people().demo(role));
  }

  private static Locator boxOf(Person volunteer, Page page) {
    return page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(volunteer.name()));
  }

  /** It works without script, too. */
  private static void openMenu(Visitor visitor) {
    visitor.page().locator(".tl-menu > summary").click();
  }

  private static void signOut(Visitor visitor) {
    openMenu(visitor);
    visitor.follow("Sign out");
    assertThat(visitor.heading("You have signed out")).isVisible();
  }
}

package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** Signing in and out of the services, and making an account on the way. */
@EndToEnd
class SignInTest {
  private static final Map<SuiteService, String> OWN_PAGES =
      Map.of(
          SuiteService.MEMBERSHIP, "/enrolments/new",
          SuiteService.BOOKINGS, "/registers",
          SuiteService.VOLUNTEERS, "/approvals",
          SuiteService.TRACKER, "/plan");

  private final Suite suite;

  SignInTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void oneBrowserIsSignedInToAllFourServicesAtOnce() {
    Person person = withARoleInEveryService();
    try (Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(SuiteService.MEMBERSHIP, OWN_PAGES.get(SuiteService.MEMBERSHIP));
      for (int round = 1; round <= 2; round++) {
        for (SuiteService service : SuiteService.values()) {
          // Without signing in again, since the first service has asked for the password.
          page.navigate(suite.address(service) + OWN_PAGES.get(service));
          assertEquals(suite.address(service) + OWN_PAGES.get(service), page.url());
          assertThat(page.locator(".tl-header__person")).containsText(person.name());
        }
      }
    }
  }

  @Test
  void whoSignsOutOfOneServiceIsSignedOutOfAll() {
    try (Visitor visitor = suite.desk(withARoleInEveryService())) {
      for (SuiteService service : SuiteService.values()) {
        visitor.open(service, OWN_PAGES.get(service));
      }
      visitor.open(SuiteService.BOOKINGS, "/registers");
      visitor.follow("Sign out");
      assertThat(visitor.heading("You have signed out")).isVisible();
      assertTrue(visitor.page().url().startsWith(suite.address(SuiteService.BOOKINGS)));
      for (SuiteService service : SuiteService.values()) {
        visitor.page().navigate(suite.address(service) + OWN_PAGES.get(service));
        assertTrue(visitor.isAskedToSignIn(), visitor.page()::url);
      }
    }
  }

  @Test
  void signingOutAtADeskLeavesThePhoneSignedInAndTheDeskSignedOut() {
    Person person = withARoleInEveryService();
    try (Visitor desk = suite.desk(person);
        Visitor phone = suite.phone(person)) {
      desk.open(SuiteService.TRACKER, OWN_PAGES.get(SuiteService.TRACKER));
      phone.open(SuiteService.TRACKER, OWN_PAGES.get(SuiteService.TRACKER));
      desk.open(SuiteService.BOOKINGS, "/registers");
      desk.follow("Sign out");
      assertThat(desk.heading("You have signed out")).isVisible();

      phone.page().reload();
      assertFalse(phone.isAskedToSignIn(), phone.page()::url);
      desk.page()
          .navigate(suite.address(SuiteService.TRACKER) + OWN_PAGES.get(SuiteService.TRACKER));
      assertTrue(desk.isAskedToSignIn(), desk.page()::url);
    }
  }

  @Test
  void aPageOfAnotherRoleSaysSo() {
    Person volunteer = suite.people().demo("volunteer");
    try (Visitor visitor = suite.desk(volunteer)) {
      for (SuiteService service : List.of(SuiteService.MEMBERSHIP, SuiteService.TRACKER)) {
        visitor.openExpecting(403, service, OWN_PAGES.get(service));
        assertThat(visitor.heading("Your account cannot open this page")).isVisible();
        assertThat(visitor.page().locator("main")).containsText(volunteer.name());
      }
    }
  }

  @Test
  void anEntrepreneurRegistersThemselvesAndBooks() {
    String session = new Given(suite).session("Starting from nothing", Today.soon(), 2);
    try (Visitor newcomer = suite.phone(newcomer())) {
      newcomer.open(SuiteService.BOOKINGS, "/sessions/" + session);
      newcomer.follow("Sign in to book");
      assertTrue(newcomer.isAskedToSignIn());
      newcomer.register();
      assertFalse(newcomer.isAskedToSignIn());
      newcomer.send("Book a place");
      assertThat(newcomer.heading("You have a place")).isVisible();
      assertThat(newcomer.page().locator(".tl-header__person")).containsText("佐藤");
    }
  }

  private static Person newcomer() {
    String unique = UUID.randomUUID().toString().substring(0, 8);
    return new Person("newcomer-" + unique + "@example.org", "佐藤", "only-for-this-test");
  }

  private Person withARoleInEveryService() {
    return suite
        .people()
        .create("Everybody", "registrar", "bipc-adviser", "volunteer-coordinator", "strategy-lead");
  }
}

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
import throughline.local.Programme;

/** Signing in and out of the services, and making an account on the way. */
@EndToEnd
class SignInTest {
  private static final Map<Programme, String> OWN_PAGES =
      Map.of(
          Programme.MEMBERSHIP, "/enrolments/new",
          Programme.BOOKINGS, "/registers",
          Programme.VOLUNTEERS, "/approvals",
          Programme.TRACKER, "/plan");

  private final Suite suite;

  SignInTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void oneBrowserIsSignedInToAllFourServicesAtOnce() {
    Person person = withARoleInEveryService();
    try (Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(Programme.MEMBERSHIP, OWN_PAGES.get(Programme.MEMBERSHIP));
      for (int round = 1; round <= 2; round++) {
        for (Programme programme : Programme.values()) {
          // Without signing in again, since the first service has asked for the password.
          page.navigate(suite.address(programme) + OWN_PAGES.get(programme));
          assertEquals(suite.address(programme) + OWN_PAGES.get(programme), page.url());
          assertThat(page.locator(".tl-header__person")).containsText(person.name());
        }
      }
    }
  }

  @Test
  void whoSignsOutOfOneServiceIsSignedOutOfAll() {
    try (Visitor visitor = suite.desk(withARoleInEveryService())) {
      for (Programme programme : Programme.values()) {
        visitor.open(programme, OWN_PAGES.get(programme));
      }
      visitor.open(Programme.BOOKINGS, "/registers");
      visitor.follow("Sign out");
      assertThat(visitor.heading("You have signed out")).isVisible();
      assertTrue(visitor.page().url().startsWith(suite.address(Programme.BOOKINGS)));
      for (Programme programme : Programme.values()) {
        visitor.page().navigate(suite.address(programme) + OWN_PAGES.get(programme));
        assertTrue(visitor.isAskedToSignIn(), visitor.page()::url);
      }
    }
  }

  @Test
  void signingOutAtADeskLeavesThePhoneSignedInAndTheDeskSignedOut() {
    Person person = withARoleInEveryService();
    try (Visitor desk = suite.desk(person);
        Visitor phone = suite.phone(person)) {
      desk.open(Programme.TRACKER, OWN_PAGES.get(Programme.TRACKER));
      phone.open(Programme.TRACKER, OWN_PAGES.get(Programme.TRACKER));
      desk.open(Programme.BOOKINGS, "/registers");
      desk.follow("Sign out");
      assertThat(desk.heading("You have signed out")).isVisible();

      phone.page().reload();
      assertFalse(phone.isAskedToSignIn(), phone.page()::url);
      desk.page().navigate(suite.address(Programme.TRACKER) + OWN_PAGES.get(Programme.TRACKER));
      assertTrue(desk.isAskedToSignIn(), desk.page()::url);
    }
  }

  @Test
  void aPageOfAnotherRoleSaysSo() {
    Person volunteer = suite.people().demo("volunteer");
    try (Visitor visitor = suite.desk(volunteer)) {
      for (Programme programme : List.of(Programme.MEMBERSHIP, Programme.TRACKER)) {
        visitor.openExpecting(403, programme, OWN_PAGES.get(programme));
        assertThat(visitor.heading("Your account cannot open this page")).isVisible();
        assertThat(visitor.page().locator("main")).containsText(volunteer.name());
      }
    }
  }

  @Test
  void anEntrepreneurRegistersThemselvesAndBooks() {
    String session = new Given(suite).session("Starting from nothing", Today.soon(), 2);
    try (Visitor newcomer = suite.phone(newcomer())) {
      newcomer.open(Programme.BOOKINGS, "/sessions/" + session);
      newcomer.follow("Book a place");
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

package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import throughline.local.SuiteService;

/**
 * Everybody does their part, each in a browser of their own, while the dashboard is open. Nothing
 * else may move a figure meanwhile.
 */
@EndToEnd
@Isolated
class MainJobTest {
  private final Suite suite;
  private final String session = "Your first year in business " + UUID.randomUUID();

  // New people, so that each of them is one more in the figures of different people.
  private final Person entrepreneur;
  private final Person volunteer;

  MainJobTest(Suite suite) {
    this.suite = suite;
    this.entrepreneur = suite.people().create("Entrepreneur", "entrepreneur");
    this.volunteer = new Given(suite).volunteer();
  }

  @Test
  void everyPartMovesItsFiguresOnTheOpenPage() {
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"))) {
      Dashboard dashboard = Dashboard.open(lead);
      dashboard.expect(Map.of("newborns-enrolled", 1L, "members-under-5", 1L), this::enrolANewborn);
      openASession();
      bookItOnAPhone();
      dashboard.expect(
          Map.of("bipc-sessions-attended", 1L, "entrepreneurs-supported", 1L),
          this::recordAttendance);
      logHoursOnAPhone();
      dashboard.expect(
          Map.of("volunteer-hours", (long) HoursForm.MINUTES, "active-volunteers", 1L),
          this::approveTheHours);
    }
  }

  private Response enrolANewborn() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Newborn");
      Response answer = registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      return answer;
    }
  }

  private void openASession() {
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      adviser.open(SuiteService.BOOKINGS, "/sessions/new");
      SessionForm.fill(adviser.page(), session, Today.soon());
      adviser.send("Open the session");
      assertThat(adviser.heading(session)).isVisible();
    }
  }

  private void bookItOnAPhone() {
    try (Visitor phone = suite.phone(entrepreneur)) {
      phone.page().navigate(suite.address(SuiteService.BOOKINGS));
      phone.follow(session);
      phone.follow("Sign in to book");
      assertTrue(phone.isAskedToSignIn());
      phone.signInIfAsked();
      phone.send("Book a place");
      assertThat(phone.heading("You have a place")).isVisible();
    }
  }

  private Response recordAttendance() {
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      adviser.open(SuiteService.BOOKINGS, "/registers");
      adviser.follow(session);
      Response answer =
          adviser.send(
              adviser
                  .page()
                  .getByRole(AriaRole.LISTITEM)
                  .filter(new Locator.FilterOptions().setHasText(entrepreneur.name()))
                  .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Attended")));
      assertThat(adviser.page().locator(".govuk-tag").getByText("Attended")).isVisible();
      return answer;
    }
  }

  private void logHoursOnAPhone() {
    try (Visitor phone = suite.phone(volunteer)) {
      phone.open(SuiteService.VOLUNTEERS, "/hours");
      phone.follow("Log your first hours");
      HoursForm.fill(phone.page());
      phone.send("Log hours");
      assertThat(phone.page().getByRole(AriaRole.ALERT)).containsText("Logged: 15 minutes");
    }
  }

  private Response approveTheHours() {
    try (Visitor coordinator = suite.desk(suite.people().demo("volunteer-coordinator"))) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/approvals");
      Locator own =
          page.getByRole(AriaRole.ROW)
              .filter(new Locator.FilterOptions().setHasText(volunteer.name()));
      Response answer = coordinator.send(own.getByRole(AriaRole.BUTTON));
      assertThat(own).hasCount(0);
      return answer;
    }
  }
}

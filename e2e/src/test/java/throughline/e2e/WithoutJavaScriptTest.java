package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** A phone that runs no script does everything but live figures. */
@EndToEnd
class WithoutJavaScriptTest {
  private final Suite suite;

  WithoutJavaScriptTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aVolunteerLogsHours() {
    Person person = suite.people().create("Volunteer", "volunteer");
    try (Visitor volunteer = suite.phoneWithoutJavaScript(person)) {
      Page page = volunteer.open(SuiteService.VOLUNTEERS, "/hours/new");
      volunteer.send("Log hours");
      assertThat(volunteer.heading("There is a problem")).isVisible();
      volunteer.follow("Choose the library where you volunteered");
      HoursForm.fill(page);
      volunteer.send("Log hours");
      assertThat(page.getByRole(AriaRole.ALERT)).containsText("Logged: 15 minutes");
      volunteer.follow("Sign out");
      assertThat(volunteer.heading("You have signed out")).isVisible();
    }
  }

  @Test
  void aRegistrarEnrolsANewborn() {
    try (Visitor registrar = suite.phoneWithoutJavaScript(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Scriptless");
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      registrar.open(SuiteService.MEMBERSHIP, "/enrolments/waiting");
      assertThat(page.getByText("Nothing is kept on this device: that needs JavaScript")).isVisible();
    }
  }
}

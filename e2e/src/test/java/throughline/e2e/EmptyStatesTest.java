package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** The pages of a suite in which nobody has done anything yet. */
@EndToEnd
@Order(1)
class EmptyStatesTest {
  private final Suite suite;

  EmptyStatesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void noSessionIsOpen() {
    try (Visitor adviser = suite.desk(suite.people().demo("bipc-adviser"))) {
      Page page = adviser.open(SuiteService.BOOKINGS, "/");
      assertThat(page.getByText("There are no sessions to book at the moment.")).isVisible();
      adviser.look("bookings-catalogue-empty");
      adviser.open(SuiteService.BOOKINGS, "/registers");
      assertThat(page.getByText("Every earlier register is complete.")).isVisible();
      adviser.look("bookings-registers-empty");
    }
  }

  @Test
  void noHoursWait() {
    try (Visitor coordinator = suite.desk(suite.people().demo("volunteer-coordinator"))) {
      Page page = coordinator.open(SuiteService.VOLUNTEERS, "/approvals");
      assertThat(page.getByText("No hours wait for approval.")).isVisible();
      coordinator.look("volunteers-approvals-empty");
    }
  }

  @Test
  void nothingHasBeenCounted() {
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"))) {
      lead.open(SuiteService.TRACKER, "/");
      assertThat(lead.page().locator("[data-live=newborns-enrolled]")).hasText("No data yet");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard-empty");
      lead.open(SuiteService.TRACKER, "/measures/volunteer-hours");
      lead.look("tracker-measure-empty");
      lead.open(SuiteService.TRACKER, "/measures/volunteer-hours/contributions");
      lead.look("tracker-contributions-empty");
    }
  }

  @Test
  void nothingIsSetAside() {
    try (Visitor administrator = suite.desk(suite.people().demo("administrator"))) {
      administrator.open(SuiteService.TRACKER, "/dead-events");
      assertThat(administrator.page().getByText("None.")).isVisible();
      administrator.look("tracker-dead-events-empty");
    }
  }
}

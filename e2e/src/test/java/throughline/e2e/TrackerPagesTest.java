package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** The pages on which the plan and its figures are read, in each of their states. */
@EndToEnd
class TrackerPagesTest {

  private static final String LOOK_BACK = "Look back to another day";
  private static final int PRIORITIES = 13;
  private static final List<String> OF_EACH_KIND =
      List.of(
          "newborns-enrolled",
          "members-under-5",
          "bipc-sessions-attended",
          "entrepreneurs-supported",
          "volunteer-hours");

  private final Suite suite;

  TrackerPagesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void theDashboardAndTheMeasures() {
    new Given(suite).somethingOfEachService();
    try (Visitor lead = suite.desk(lead())) {
      lead.open(SuiteService.TRACKER, "/");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-dashboard");
      for (String measure : OF_EACH_KIND) {
        lead.open(SuiteService.TRACKER, "/measures/" + measure);
        lead.page().locator("[data-live-state=live]").waitFor();
        lead.look("tracker-measure-" + measure);
        lead.open(SuiteService.TRACKER, "/measures/" + measure + "/contributions");
        lead.look("tracker-contributions-" + measure);
      }
      lead.open(SuiteService.TRACKER, "/measures/volunteer-hours");
      lead.page().getByText("By library").first().click();
      lead.page().locator("main a[href^='/libraries/']").first().click();
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-library");
      lead.open(SuiteService.TRACKER, "/sources");
      lead.look("tracker-sources");
      lead.open(SuiteService.TRACKER, "/measures/key-stage-support");
      assertThat(lead.page().getByText("No data yet")).isVisible();
      lead.look("tracker-measure-without-data");
    }
  }

  @Test
  void lookingBack() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/measures/newborns-enrolled");
      page.getByText(LOOK_BACK).click();
      DateInput.fill(page, Today.date().minusDays(1));
      lead.button("Show").click();
      assertThat(page.getByText("As known at the end of")).isVisible();
      lead.look("tracker-measure-look-back");
      page.getByText(LOOK_BACK).click();
      page.getByLabel("Month").fill("13");
      lead.button("Show").click();
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-measure-errors");
      lead.openExpecting(
          404,
          SuiteService.TRACKER,
          "/measures/newborns-enrolled/contributions?from=soon&to=later");
      lead.look("tracker-contributions-bad-request");
      lead.openExpecting(404, SuiteService.TRACKER, "/measures/nothing");
      lead.look("tracker-not-found");
    }
  }

  @Test
  void thePlan() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/plan");
      lead.look("tracker-plan");
      List<String> priorities =
          page.locator("a[href^='/priorities/']").all().stream()
              .map(link -> link.getAttribute("href"))
              .toList();
      assertEquals(PRIORITIES, priorities.size());
      for (String priority : priorities) {
        lead.open(SuiteService.TRACKER, priority);
        lead.look("tracker-" + priority.substring(1).replace('/', '-'));
      }
    }
  }

  @Test
  void themesLibrariesAndTheSearch() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/themes/people");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-theme");
      for (String view : List.of("compare", "months")) {
        lead.open(SuiteService.TRACKER, "/libraries/" + view);
        lead.page().locator("[data-live-state=live]").waitFor();
        lead.look("tracker-libraries-" + view);
      }
      lead.open(SuiteService.TRACKER, "/library-map");
      lead.look("tracker-library-map");
      lead.open(SuiteService.TRACKER, "/libraries");
      lead.page().locator("[data-live-state=live]").waitFor();
      lead.look("tracker-libraries");
      lead.open(SuiteService.TRACKER, "/search");
      lead.button("Search").click();
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-search-errors");
      page.getByLabel("Search the plan").fill("volunter hours");
      lead.button("Search").click();
      assertThat(page.locator("main a[href='/measures/volunteer-hours']")).isVisible();
      lead.look("tracker-search");
      page.getByLabel("Search the plan").fill("zeppelins");
      lead.button("Search").click();
      assertThat(lead.heading("Nothing found")).isVisible();
      lead.look("tracker-search-nothing");
    }
  }

  @Test
  void whatEverybodyReads() {
    try (Visitor anybody = suite.phone(suite.people().demo("volunteer"))) {
      for (String page : List.of("", "/measures", "/libraries", "/releases")) {
        anybody.open(SuiteService.TRACKER, "/published" + page);
        assertFalse(anybody.isAskedToSignIn(), page);
        anybody.look("tracker-published" + page.replace('/', '-'));
      }
      anybody.openExpecting(404, SuiteService.TRACKER, "/published/measures/nothing");
      anybody.look("tracker-published-not-found");
    }
  }

  @Test
  void ofSomebodyWithAnotherRole() {
    try (Visitor volunteer = suite.phone(suite.people().demo("volunteer"))) {
      volunteer.openExpecting(403, SuiteService.TRACKER, "/");
      volunteer.look("tracker-forbidden");
    }
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

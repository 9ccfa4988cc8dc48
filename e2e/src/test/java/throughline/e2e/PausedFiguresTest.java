package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** Live figures can be stopped, and go on from what is known then. */
@EndToEnd
class PausedFiguresTest {

  private final Suite suite;

  PausedFiguresTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void whatIsPausedStaysUntilItIsResumed() {
    try (Visitor paused = suite.desk(lead());
        Visitor beside = suite.desk(lead())) {
      Locator figure = open(paused);
      Locator live = open(beside);
      String before = figure.textContent();
      button(paused, "Pause live figures").click();
      paused.page().locator("[data-live-state=paused]").waitFor();

      new Given(suite).enrolment();

      assertThat(live).not().hasText(before);
      assertEquals(before, figure.textContent());
      button(paused, "Resume live figures").click();
      assertThat(figure).hasText(live.textContent());
    }
  }

  private static Locator open(Visitor visitor) {
    Page page = visitor.open(SuiteService.TRACKER, "/");
    page.locator("[data-live-state=live]").waitFor();
    return page.locator("[data-live=newborns-enrolled]");
  }

  private static Locator button(Visitor visitor, String name) {
    return visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

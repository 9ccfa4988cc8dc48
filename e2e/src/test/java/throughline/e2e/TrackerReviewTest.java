package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.YearMonth;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** What changed and why, the review of a quarter, and a rule that is tried. */
@EndToEnd
class TrackerReviewTest {
  private final Suite suite;

  TrackerReviewTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void whatChangedCommentaryAndTheReviewOfAQuarter() {
    new Given(suite).somethingOfEachService();
    String measure = "/measures/volunteer-hours";
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, measure);
      assertThat(page.locator("[data-live=volunteer-hours]").first())
          .containsText(Pattern.compile("[0-9] (h|min)"));
      lead.open(SuiteService.TRACKER, "/changes");
      lead.look("tracker-changes");
      lead.open(SuiteService.TRACKER, measure + "/changes");
      page.locator("a[href*='class=']").first().click();
      lead.look("tracker-change-with-facts");
      lead.open(SuiteService.TRACKER, measure + "/commentary");
      page.locator("main a[href*='/commentary/']").nth(1).click();
      lead.send("Save");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-commentary-errors");
      page.getByLabel("What is happening?").fill("Hours are as planned");
      page.getByLabel("Why?").fill("Every library has a coordinator");
      lead.send("Save");
      lead.look("tracker-commentary");
      lead.open(SuiteService.TRACKER, measure);
      page.locator("[data-live-state=live]").waitFor();
      lead.look("tracker-measure-with-commentary");
      lead.open(SuiteService.TRACKER, "/reviews");
      lead.look("tracker-reviews");
      page.locator("main a[href^='/reviews/']").first().click();
      lead.look("tracker-review");
      page.locator("a[href$='/check']").first().click();
      lead.send("The data is checked");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-review-check-errors");
      page.getByLabel("Why does the review go on?").fill("These are reported yearly");
      lead.send("The data is checked");
      page.locator("a[href$='/commentary']").first().click();
      lead.look("tracker-review-commentary");
      page.goBack();
      page.locator("a[href$='/sign']").first().click();
      lead.look("tracker-review-sign");
    }
  }

  @Test
  void aNewVersionOfARuleIsTried() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/trials");
      lead.look("tracker-trials-empty");
      lead.open(SuiteService.TRACKER, "/trials/new?measure=active-volunteers");
      lead.send("Try it");
      assertThat(lead.heading("There is a problem")).isVisible();
      lead.look("tracker-trial-errors");
      Locator entry = page.locator("#entry");
      entry.fill(entry.inputValue().replace("APPROVED", "SUBMITTED"));
      page.getByLabel("Why is the rule to change?").fill("To see what waits for approval");
      lead.send("Try it");
      page.locator("#side-by-side").waitFor();
      lead.look("tracker-trial");
      String trial = page.url().replaceFirst("\\?.*", "");
      page.navigate(trial + "/facts?month=" + YearMonth.from(Today.date()));
      lead.look("tracker-trial-facts");
      page.navigate(trial + "/return");
      lead.send("Send it back");
      lead.look("tracker-trial-return-errors");
      page.getByLabel("Why is it sent back?").fill("Only a test");
      lead.send("Send it back");
      lead.look("tracker-trial-sent-back");
    }
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

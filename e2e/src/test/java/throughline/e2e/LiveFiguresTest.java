package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** What happens on an open page while figures move. */
@EndToEnd
class LiveFiguresTest {
  private static final String MEASURE = "/measures/newborns-enrolled";

  private final Suite suite;
  private final Given given;

  LiveFiguresTest(Suite suite) {
    this.suite = suite;
    this.given = new Given(suite);
  }

  /** WCAG 2.2, success criterion 2.2.2: whoever reads can make them stand still. */
  @Test
  void pausedFiguresStandStillUntilTheyAreResumed() {
    given.enrolment();
    try (Visitor reader = suite.desk(lead());
        Visitor other = suite.desk(lead())) {
      Page page = reader.open(SuiteService.TRACKER, MEASURE);
      page.locator("[data-live-state=live]").waitFor();
      reader.button("Pause live figures").click();
      assertThat(page.getByText("Paused: the figures stay as they are")).isVisible();
      String before = figure(page).textContent();
      given.enrolment();
      Page moving = other.open(SuiteService.TRACKER, MEASURE);
      assertThat(figure(moving)).not().hasText(before);
      assertThat(figure(page)).hasText(before);
      reader.button("Resume live figures").click();
      page.locator("[data-live-state=live]").waitFor();
      assertThat(figure(page)).not().hasText(before);
    }
  }

  private static Locator figure(Page page) {
    return page.locator("[data-live=newborns-enrolled]").first();
  }

  @Test
  void aChangeIsReadOutByItsName() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      page.locator("[data-live-state=live]").waitFor();
      given.enrolment();
      Locator readOut = page.locator("[aria-live=polite]");
      assertThat(readOut).containsText("Newborns enrolled as library members: ");
      List<String> named = namesIn(readOut.textContent());
      assertEquals(List.copyOf(new LinkedHashSet<>(named)), named, "the figure beside has no name");
      assertTrue(titlesOnDashboard(page).containsAll(named), named::toString);
    }
  }

  private static List<String> namesIn(String readOut) {
    return Stream.of(readOut.split("\\. "))
        .map(sentence -> sentence.substring(0, sentence.lastIndexOf(": ")))
        .toList();
  }

  private static List<String> titlesOnDashboard(Page page) {
    return page.locator(".tl-figure__label").allInnerTexts();
  }

  @Test
  void aPageOfYesterdayIsLoadedAgain() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      page.locator("[data-live-state=live]").waitFor();
      page.route(
          "**/live",
          answer ->
              answer.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/event-stream")
                      .setBody(
                          """
                          data: {"day":"2026-03-31","figures":{}}

                          data: {"day":"2126-04-01","figures":{}}

                          """)),
          new Page.RouteOptions().setTimes(1));
      AtomicInteger loads = new AtomicInteger();
      page.onDOMContentLoaded(loaded -> loads.incrementAndGet());
      page.reload();
      page.waitForCondition(() -> loads.get() == 2);
      page.locator("[data-live-state=live]").waitFor();
    }
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

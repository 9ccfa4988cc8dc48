package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * What is off track, since when, why, and who does what next: a lead finds it from the dashboard in
 * four clicks or fewer, at a desk and on a phone.
 */
@EndToEnd
class FourClicksTest {

  /** A number of one day: what adds up over a year is not judged in its first month. */
  private static final String MEASURE = "/measures/members-under-5";

  private static final String WHY = "Few families knew that a card is free";
  private static final String NEXT = "Have health visitors tell every family";
  private static final String OWNER = "Library Services Manager";
  private static final int MOST_CLICKS = 4;

  /** In the page itself, so that whatever a person would press is counted. */
  private static final String COUNT_CLICKS =
      "addEventListener('click', () => sessionStorage.clicks = Number(sessionStorage.clicks || 0) + 1, true)";

  private final Suite suite;

  FourClicksTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void whatIsOffTrackSinceWhenWhyAndWhoDoesWhatNext() {
    new Given(suite).somethingOfEachService();
    try (Visitor lead = suite.desk(lead())) {
      somethingIsOffTrack(lead);
    }
    try (Visitor lead = suite.desk(lead())) {
      answersAreFound(lead, "wide");
    }
    try (Visitor lead = suite.phone(lead())) {
      answersAreFound(lead, "phone");
    }
  }

  private static void answersAreFound(Visitor lead, String width) {
    Page page = lead.page();
    lead.open(SuiteService.TRACKER, "/");
    page.addInitScript(COUNT_CLICKS);
    page.reload();

    page.locator(".tl-bars a[href*='status=RED']").click();
    Locator row = page.locator("tr", new Page.LocatorOptions().setHasText(WHY));
    row.locator("summary").click();
    hasAllAnswers(row);
    isReadWithoutScrollingSideways(page, row);
    lead.look("four-clicks-dashboard-" + width);

    row.getByRole(AriaRole.LINK).first().click();
    page.waitForURL("**" + MEASURE + "*");
    hasAllAnswers(page.locator("main"));
    lead.look("four-clicks-measure-" + width);

    int clicks = Integer.parseInt((String) page.evaluate("sessionStorage.clicks"));
    assertTrue(clicks > 0 && clicks <= MOST_CLICKS, clicks + " clicks");
  }

  private static void hasAllAnswers(Locator where) {
    assertThat(where).containsText("Off track");
    assertThat(where).containsText(Pattern.compile("[Ss]ince [A-Z]\\w+ 20\\d\\d"));
    assertThat(where).containsText(WHY);
    assertThat(where).containsText(NEXT);
    assertThat(where).containsText(OWNER);
  }

  private static void isReadWithoutScrollingSideways(Page page, Locator row) {
    BoundingBox box = row.boundingBox();
    assertTrue(box.x >= 0 && box.x + box.width <= page.viewportSize().width, () -> "" + box.width);
  }

  /** A target that is out of reach on every day of a year, and what a lead says of it. */
  private static void somethingIsOffTrack(Visitor lead) {
    Page page = lead.open(SuiteService.TRACKER, MEASURE + "/targets/new");
    TargetForm.set(lead, 900_000, "Out of reach, for a test");
    lead.open(SuiteService.TRACKER, MEASURE + "/commentary");
    page.locator("main a[href*='/commentary/']").first().click();
    page.getByLabel("What is happening?").fill("Fewer members than were planned");
    page.getByLabel("Why?").fill(WHY);
    page.locator("[name=what1]").fill(NEXT);
    page.locator("[name=owner1]").fill(OWNER);
    LocalDate due = Today.date().plusWeeks(6);
    page.locator("[name=due1-day]").fill(Integer.toString(due.getDayOfMonth()));
    page.locator("[name=due1-month]").fill(Integer.toString(due.getMonthValue()));
    page.locator("[name=due1-year]").fill(Integer.toString(due.getYear()));
    lead.send("Save");
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

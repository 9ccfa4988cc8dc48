package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** What happens on an open page while figures move. */
@EndToEnd
class LiveFiguresTest {
  private static final String MEASURE = "/measures/newborns-enrolled";

  private static final boolean NIGHTLY = Boolean.getBoolean("nightly");
  private static final int ENROLLED = NIGHTLY ? 150 : 30;
  private static final int READS = NIGHTLY ? 200 : 0;

  private static final String PARTS =
      """
      () => {
        const number = text => Number(text.replaceAll(',', '').match(/\\d+/)?.[0] ?? 0)
        const sum = caption => [...document.querySelectorAll('table')]
          .find(table => table.caption?.textContent.includes(caption))
          .querySelectorAll('td:last-child').values().map(cell => number(cell.textContent)).reduce((a, b) => a + b, 0)
        const sentence = document.querySelector('main').textContent.match(/([\\d,]+) so far[;,]/)
        return [
          number(document.querySelector('[data-live=newborns-enrolled]').textContent),
          number(sentence[1]),
          sum(document.querySelector('#over-time').textContent),
          sum('By place')
        ].map(String)
      }
      """;

  /** The card, and the sentence that opens beside it. */
  private static final String ROW =
      """
      () => {
        const number = text => text.replaceAll(',', '').match(/\\d+/)?.[0] ?? '0'
        const figure = document.querySelector('.tl-rows [data-live=newborns-enrolled]')
        const sentence = [...figure.closest('tr').querySelectorAll('details p')].map(p => p.textContent).find(text => / so far[;,]/.test(text))
        return [number(figure.textContent), number(sentence)]
      }
      """;

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
    return page.locator("main .tl-smalls > li > a, main .tl-rows th > a").allInnerTexts();
  }

  /** What reads a page at any time reads one state of the world: nothing moves before the rest. */
  @Test
  void allOfAnOpenPageIsOfOneMoment() {
    given.enrolment();
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, MEASURE + "/targets/new");
      TargetForm.set(lead, Integer.parseInt(enrolled()) + 20, "To be watched by a test");
      lead.open(SuiteService.TRACKER, MEASURE);
      page.locator("[data-live-state=live]").waitFor();
      var seen = new LinkedHashSet<Object>();
      var enrolling = CompletableFuture.runAsync(() -> enrol(ENROLLED));
      for (int reads = 0; reads < READS || !enrolling.isDone(); reads++) {
        seen.add(partsOf(page, PARTS));
      }
      enrolling.join();
      page.waitForCondition(() -> partsOf(page, PARTS).get(0).equals(enrolled()));
      assertTrue(seen.size() > 2, () -> "it hardly moved: " + seen);
      theFirstPageIsOfOneMoment(lead);
      withdrawTarget(lead);
    }
  }

  private void theFirstPageIsOfOneMoment(Visitor lead) {
    Page page = lead.open(SuiteService.TRACKER, "/");
    page.locator("[data-live-state=live]").waitFor();
    var enrolling = CompletableFuture.runAsync(() -> enrol(ENROLLED));
    for (int reads = 0; reads < READS || !enrolling.isDone(); reads++) {
      partsOf(page, ROW);
    }
    enrolling.join();
    page.waitForCondition(() -> partsOf(page, ROW).get(0).equals(enrolled()));
  }

  private void enrol(int children) {
    for (int child = 0; child < children; child++) {
      given.enrolment();
    }
  }

  /** The sheet of a library's community and the page of its figures, open beside each other. */
  @Test
  void profilesMoveWhileTheyAreOpen() {
    given.enrolment();
    var registrar = suite.people().demo("registrar");
    var libraries = suite.api(registrar, SuiteService.MEMBERSHIP).get("/api/libraries");
    var library = libraries.at("/0/code").asText();
    try (Visitor reader = suite.desk(lead());
        Visitor other = suite.desk(lead())) {
      Page sheet = reader.open(SuiteService.TRACKER, "/profiles/" + library);
      sheet.locator("[data-live-state=live]").waitFor();
      Page figures = other.open(SuiteService.TRACKER, "/libraries/" + library);
      figures.locator("[data-live-state=live]").waitFor();
      Locator counted =
          sheet.locator("tr:has(a[href='/measures/members-under-5']) [data-label=Number]");
      Locator beside = figures.locator("#row-members-under-5 [data-live]");
      int before = Integer.parseInt(counted.textContent().replace(",", ""));
      assertThat(beside).hasText(Integer.toString(before));

      given.enrolment();

      assertThat(counted).hasText(Integer.toString(before + 1));
      assertThat(beside).hasText(Integer.toString(before + 1));
    }
  }

  /** The card, the sentence on the target, all months together and all libraries: one number. */
  @SuppressWarnings("unchecked")
  private static List<String> partsOf(Page page, String script) {
    var parts = (List<String>) page.evaluate(script);
    assertEquals(1, Set.copyOf(parts).size(), () -> "the page contradicts itself: " + parts);
    return parts;
  }

  private String enrolled() {
    return suite
        .api(lead(), SuiteService.TRACKER)
        .get("/api" + MEASURE)
        .at("/measure/figure/value")
        .asText();
  }

  private static void withdrawTarget(Visitor lead) {
    Page page = lead.open(SuiteService.TRACKER, MEASURE + "/targets");
    page.locator("a[href$=withdraw]").first().click();
    page.getByLabel("Why is it withdrawn?").fill("The test is over");
    lead.send("Withdraw the target");
  }

  /** Whoever has unfolded, focused or typed something keeps it while figures move around it. */
  @Test
  void whatAReaderDoesOnAnOpenPageStays() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      page.locator("[data-live-state=live]").waitFor();
      page.locator("summary", new Page.LocatorOptions().setHasText("Look back")).click();
      Locator day = page.locator("[name=knownAt-day]");
      day.fill("2");
      String before = figure(page).textContent();
      given.enrolment();
      assertThat(figure(page)).not().hasText(before);
      assertThat(day).hasValue("2");
      assertThat(day).isFocused();
    }
  }

  /** At midnight, say, when every period has another name. */
  @Test
  void aPageOfAnotherMomentIsReadAnew() {
    try (Visitor lead = suite.desk(lead())) {
      Page page = lead.open(SuiteService.TRACKER, "/");
      page.locator("[data-live-state=live]").waitFor();
      page.route(
          "**/live",
          answer ->
              answer.fulfill(
                  new Route.FulfillOptions()
                      .setContentType("text/event-stream")
                      .setBody("data: {\"moment\":\"2126-04-01_1_1_0\",\"notes\":{}}\n\n")),
          new Page.RouteOptions().setTimes(1));
      var reads = new AtomicInteger();
      page.onRequest(request -> reads.addAndGet("fetch".equals(request.resourceType()) ? 1 : 0));
      page.reload();
      page.waitForCondition(() -> reads.get() > 0);
      page.locator("[data-live-state=live]").waitFor();
    }
  }

  private Person lead() {
    return suite.people().demo("strategy-lead");
  }
}

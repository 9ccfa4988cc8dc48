package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** On paper there is what is read, not what is pressed. */
@EndToEnd
class PrintedPagesTest {
  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b");
  private static final String PRESSED =
      "a[href='/sign-out'], nav a, button, .govuk-button, .govuk-back-link, .tl-live, form[method=get]";

  /** Of A4 between Chromium's margins, in CSS pixels. */
  private static final int SHEET_WIDTH = 718;

  private final Suite suite;

  PrintedPagesTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aReceiptIsOneSheetWithTheChildAndTheCard() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, "Newborn");
      registrar.send("Enrol");
      print(page);
      assertThat(page.getByText("Newborn Demonstration")).isVisible();
      assertThat(page.getByText("Card number")).isVisible();
      assertThat(page.getByText("Is something wrong?")).isHidden();
      assertEquals(1, sheets(page));
    }
  }

  @Test
  void aMeasureKeepsItsChartAndItsMonths() {
    new Given(suite).enrolment();
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"))) {
      Page page = lead.open(SuiteService.TRACKER, "/measures/newborns-enrolled");
      print(page);
      assertThat(page.getByText("Look back")).isHidden();
      assertThat(page.locator("main svg").first()).isVisible();
      assertThat(page.locator("main table").first()).isVisible();
      // An address behind each link would be longer than the table.
      Object behind =
          page.locator("main table a")
              .first()
              .evaluate("link => getComputedStyle(link, '::after').content");
      assertEquals("none", behind);
    }
  }

  @Test
  void theLinesBehindAFigureFitASheet() {
    new Given(suite).enrolment();
    try (Visitor lead = suite.desk(suite.people().demo("strategy-lead"))) {
      Page page = lead.open(SuiteService.TRACKER, "/measures/newborns-enrolled");
      page.locator("main table a").first().click();
      page.setViewportSize(SHEET_WIDTH, 1000);
      print(page);
      assertThat(page.locator("main table").first()).isVisible();
      Object width = page.evaluate("document.documentElement.scrollWidth");
      assertEquals(SHEET_WIDTH, width);
    }
  }

  private static void print(Page page) {
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (Locator each : page.locator(PRESSED).all()) {
      assertThat(each).isHidden();
    }
  }

  private static long sheets(Page page) {
    byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
    return SHEET.matcher(new String(pdf, StandardCharsets.ISO_8859_1)).results().count();
  }
}

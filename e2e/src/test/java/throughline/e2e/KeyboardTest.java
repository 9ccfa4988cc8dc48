package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** The registrar's work without a mouse. */
@EndToEnd
class KeyboardTest {
  private final Suite suite;

  KeyboardTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aNewbornIsEnrolledByKeysAlone() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      Keyboard keys = new Keyboard(page);
      skipToTheForm(registrar, keys);
      fill(page, keys);
      keys.tabTo(registrar.button("Enrol"));
      registrar.look("membership-form-by-keyboard");
      keys.press("Enter");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
    }
  }

  @Test
  void errorsTakeTheFocusAndLeadToTheirFields() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      Keyboard keys = new Keyboard(page);
      keys.tabTo(registrar.button("Enrol"));
      keys.press("Enter");
      Locator summary = page.locator("[data-error-summary]");
      assertThat(summary).isFocused();
      keys.tabTo(registrar.link("Scan the card or enter its number"));
      keys.press("Enter");
      assertThat(page.getByLabel("Card number")).isFocused();
    }
  }

  private static void skipToTheForm(Visitor registrar, Keyboard keys) {
    keys.tabTo(registrar.link("Skip to main content"));
    keys.press("Enter");
    keys.press("Tab");
    assertTrue(
        Keyboard.hasFocus(registrar.page().getByLabel("Child’s given names")),
        "the first stop after the skip link");
    keys.press("Shift+Tab");
  }

  private static void fill(Page page, Keyboard keys) {
    LocalDate born = Today.date().minusDays(3);
    keys.type(page.getByLabel("Child’s given names"), "Newborn");
    keys.type(page.getByLabel("Child’s family name"), "Demonstration");
    keys.type(page.getByLabel("Day"), Integer.toString(born.getDayOfMonth()));
    keys.type(page.getByLabel("Month"), Integer.toString(born.getMonthValue()));
    keys.type(page.getByLabel("Year"), Integer.toString(born.getYear()));
    keys.type(page.getByLabel("Where does the child live?"), "Outside");
    keys.type(page.getByLabel("Guardian’s name"), "Guardian Demonstration");
    keys.type(page.getByLabel("Relationship to the child"), "Foster");
    keys.type(page.getByLabel("Guardian’s e-mail address or phone number"), "01632 960 001");
    keys.type(page.getByLabel("Home library"), "Banbury");
    keys.type(page.getByLabel("Card number"), EnrolmentForm.newCardNumber());
  }
}

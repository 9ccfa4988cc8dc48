package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/** The registrar's work without a mouse. */
@EndToEnd
class KeyboardTest {
  private static final int FEW = 50;

  private final Suite suite;

  KeyboardTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aNewbornIsEnrolledByFewerThanFiftyKeys() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      Keyboard keys = new Keyboard(page);
      assertThat(page.getByLabel("Child’s given names")).isFocused();
      fill(page, keys);
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      assertTrue(keys.pressed() < FEW, keys.pressed() + " keys");
    }
  }

  @Test
  void theFirstStopOfTheStartPageIsToEnrol() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/");
      page.keyboard().press("Tab");
      assertThat(registrar.button("Accepted: enrol a newborn")).isFocused();
    }
  }

  @Test
  void aScanLandsInTheCardsBoxWhereverTheFocusIsAndSendsNothing() {
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      String card = EnrolmentForm.newCardNumber();
      page.keyboard().type("Wren");
      page.keyboard().type("A" + card + "B");
      page.keyboard().press("Enter");
      assertThat(page.getByLabel("Card number")).hasValue(card);
      assertThat(page.getByLabel("Card number")).isFocused();
      assertThat(page.getByLabel("Child’s given names")).hasValue("Wren");
      assertThat(registrar.heading("Enrol a newborn")).isVisible();
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

  private static void fill(Page page, Keyboard keys) {
    LocalDate born = Today.date().minusDays(3);
    keys.type("Wren");
    keys.type(page.getByLabel("Child’s family name"), "Fernsby");
    keys.type(
        page.getByLabel("Child’s date of birth"),
        born.getDayOfMonth() + "/" + born.getMonthValue());
    keys.type(page.getByLabel("Where does the child live?"), "O");
    keys.type(page.getByLabel("Guardian’s name"), "Ann Fernsby");
    keys.type(page.getByLabel("Relationship to the child"), "M");
    keys.type(page.getByLabel("Guardian’s e-mail address or phone number"), "01632960001");
    keys.scan(page.getByLabel("Card number"), EnrolmentForm.newCardNumber());
  }
}

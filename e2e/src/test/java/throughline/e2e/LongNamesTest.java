package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.local.SuiteService;

/**
 * A name may have 300 characters and no space, in any script: no page gets wider than its screen.
 */
@EndToEnd
class LongNamesTest {
  private static final int LONGEST = 300;

  private final Suite suite;

  LongNamesTest(Suite suite) {
    this.suite = suite;
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({"W, latin", "م, arabic", "明, chinese"})
  void everyPageOfTheChildFitsItsScreen(String letter, String script) {
    String name = letter.repeat(LONGEST);
    try (Visitor registrar = suite.desk(suite.people().demo("registrar"))) {
      Page page = registrar.open(SuiteService.MEMBERSHIP, "/enrolments/new");
      EnrolmentForm.fill(page, name);
      page.getByLabel("Guardian’s name").fill(name);
      registrar.send("Check first");
      registrar.look("long-" + script + "-check");
      registrar.send("Enrol");
      assertThat(registrar.heading("Enrolled as a library member")).isVisible();
      registrar.look("long-" + script + "-receipt");
      String receipt = page.url();
      for (String also : List.of("record", "guardians", "undo")) {
        page.navigate(receipt + "/" + also);
        registrar.look("long-" + script + "-" + also);
      }
    }
  }
}

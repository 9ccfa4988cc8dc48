package throughline.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.local.SuiteService;

/**
 * Waits a whole minute, as long as a token of the real provider lives; {@code SignOutTest} of the
 * platform proves the same with a shorter one.
 */
@Tag("nightly")
@EndToEnd
@BesideOthers
@Order(0)
class RoleTakenAwayTest {
  /** A minute, and as much as a busy machine needs to notice. */
  private static final Duration A_MINUTE = Duration.ofSeconds(75);

  private final Suite suite;

  RoleTakenAwayTest(Suite suite) {
    this.suite = suite;
  }

  @Test
  void aRoleThatIsTakenAwayIsGoneWithinAMinuteAndSoIsTheOpenPage() {
    Person person = suite.people().create("Lead", "strategy-lead");
    try (Visitor visitor = suite.desk(person)) {
      Page page = visitor.open(SuiteService.TRACKER, "/");
      Locator state = page.locator("[data-live-state]");
      assertThat(state).hasText("Live");

      suite.people().takeAway(person, "strategy-lead");

      assertThat(state)
          .hasText(
              "Not live: reload the page",
              new LocatorAssertions.HasTextOptions().setTimeout(A_MINUTE.toMillis()));
      assertEquals(403, page.reload().status());
    }
  }
}

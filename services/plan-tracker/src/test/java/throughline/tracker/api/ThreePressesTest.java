package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.PressWalk;

/** Nobody searches for long for a page. */
@Tag("nightly")
@QuarkusTest
class ThreePressesTest {

  /**
   * Of records of which there is none here, each linked from the list of them, or from the menu.
   */
  private static final Set<String> OF_RECORDS =
      Set.of(
          "/dead-events/retries/{id}",
          "/measures/{id}/contributions",
          "/measures/{id}/observations",
          "/observations/taken",
          "/trials/{id}/facts");

  /** For those who build pages, and for everyone who has no account. */
  private static final String ELSEWHERE = "/parts|/published.*";

  @Test
  void everyPageIsAtMostThreePressesAway() {
    var both = Browser.of(Actor.named("Ada Admin (test)", "administrator", "strategy-lead"));
    var beyond = new TreeSet<>(PressWalk.beyond("throughline.tracker", both, 3));
    beyond.removeAll(OF_RECORDS);
    beyond.removeIf(page -> page.matches(ELSEWHERE));
    assertEquals(Set.of(), beyond);
  }
}

package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.PressWalk;

/** Nobody searches for long for a page. */
@QuarkusTest
class ThreePressesTest {

  /** Of records of which there is none here, each linked from the list of them. */
  private static final Set<String> OF_RECORDS = Set.of();

  @Test
  void everyPageIsAtMostThreePressesAway() {
    var both = Browser.of(Actor.named("Ada Admin (test)", "administrator", "strategy-lead"));
    var beyond = new TreeSet<>(PressWalk.beyond("throughline.tracker", both, 3));
    beyond.removeAll(OF_RECORDS);
    assertEquals(Set.of(), beyond);
  }
}

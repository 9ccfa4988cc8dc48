package throughline.tracker.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.demo.SamplePeople;
import throughline.demo.SamplePerson;
import throughline.demo.SampleYear;
import throughline.platform.core.time.London;
import throughline.platform.testing.Database;
import throughline.platform.testing.TestClock;
import throughline.tracker.api.Entered;
import throughline.tracker.engine.rebuild.RebuildFigures;

/** Two quarters are released, each by two who did not make it, and the next one is announced. */
@QuarkusTest
class SampleReleasesTest {

  private static final String NONE_SET_ASIDE =
      "UPDATE dead_event SET resolution = 'DISMISSED', resolved_at = now() WHERE resolution IS NULL";

  private static final String DUE =
      "SELECT count(*) FROM published.announcement WHERE due_on = '2027-02-09' AND covers_to = '2026-12-31'";

  @Inject SampleReleases part;
  @Inject TestClock clock;
  @Inject RebuildFigures rebuild;

  /** What other tests left to be looked at keeps figures from the public, as it should. */
  @BeforeEach
  void putRight() {
    Database.execute(NONE_SET_ASIDE);
    Entered.forget("proposal", rebuild);
  }

  @AfterEach
  void backToNoon() {
    clock.set(TestClock.NOON);
  }

  @Test
  void twoQuartersAreReleasedAndTheNextIsAnnounced() {
    var people =
        new SamplePeople(
            "told",
            List.of(
                new SamplePerson("strategy-lead", "told-1", "S", ""),
                new SamplePerson("administrator", "told-2", "A", "")));
    var before = Database.number("SELECT count(*) FROM published.release");

    part.tell(SampleYear.before(London.today(clock), people, clock::set));

    assertEquals(before + 2, Database.number("SELECT count(*) FROM published.release"));
    assertEquals(1, Database.number(DUE));
  }
}

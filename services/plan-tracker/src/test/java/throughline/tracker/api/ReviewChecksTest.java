package throughline.tracker.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.schema.ManualEntryKind;

/** The data check of a quarter is of the gaps that its author had before them. */
@QuarkusTest
class ReviewChecksTest extends QuarterReview {

  private static final String UNREPORTED =
      "number of school visits: nobody has entered a figure for ";

  /** A gap that its author was never shown would be recorded as one that they let pass. */
  @Test
  void whoseGapsChangeWhileTheyCheckIsShownWhatIsNewAndLosesNothing() {
    var typed = Map.of("note", "They report yearly");
    var mine = lead.open(review() + "/check");
    report("30");

    var fewer = lead.send(mine, review() + "/check", typed);

    assertRefused(fewer, "What the data lacks has changed since you opened this page");
    assertTrue(fewer.text("main").contains("No longer missing: " + UNREPORTED));
    Entered.forget(ManualEntryKind.OBSERVATION.aggregate(), rebuild);
    var more = lead.send(fewer, review() + "/check", typed);
    assertRefused(more, "What the data lacks has changed since you opened this page");
    assertTrue(more.text("main").contains(UNREPORTED + quarter().label() + " New"));
    assertTrue(more.text("form").contains("They report yearly"));
    assertTrue(main(lead, review()).contains("to look at"), "nothing is recorded");
    assertEquals(303, lead.send(more, review() + "/check", typed).status());
    assertTrue(main(lead, review()).contains(UNREPORTED + quarter().label()));
  }
}

package throughline.tracker.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.tracker.engine.measurefile.MeasureFile;
import throughline.tracker.engine.rule.Evaluator;

/**
 * What was posted for a fact is taken from evaluating it again, so an evaluation that gives
 * something else needs another revision: then everything is counted anew.
 */
class EvaluatorRevisionTest {

  private static final int REVISION = 1;
  private static final String DIGEST =
      "c873bcbd56e2732322e8c4dc65806466fdb7830538c43bbd6143634222e2a7c2";

  private static final List<String> BODIES =
      List.of(
          Bodies.hours(1, "APPROVED", "2026-03-31", "120", "2026-04-01", "150"),
          Bodies.hours(1, "APPROVED", "2026-03-31", "120", "2026-03-31", "5"),
          Bodies.hours(1, "APPROVED", "2026-03-31", "0"),
          Bodies.hours(2, "VOIDED", "2026-03-31", "120"),
          Bodies.hours(1, "APPROVED", "", "1"),
          Bodies.booking(1, Bodies.PERSON, "2026-05-10", "PARTIAL"),
          Bodies.booking(1, Bodies.PERSON, "2026-05-10", "NO_SHOW"),
          Bodies.member(1, "2026-04-10", "2026-05-20"),
          Bodies.member(1, "2026-04-10", null).replace("2031-Q1", "2026-Q1"),
          Bodies.member(1, "2026-04-10", null).replace("IN_COUNTY", "OUT_OF_COUNTY"),
          Bodies.member(1, "2026-04-10", null)
              .replace(
                  "\"residency\":[",
                  "\"residency\":[{\"state\":\"IN_COUNTY\",\"from\":\"2026-03-01\",\"to\":\"2026-06-15\"},"));

  @Test
  void thatAFactIsWorthTheSameIsSaidByTheRevision() throws Exception {
    var evaluations = new StringBuilder();
    for (var measure : MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml"))) {
      if (measure.isAutomatic() && !measure.isShare()) {
        var evaluator = new Evaluator(measure.rule().orElseThrow());
        for (var body : BODIES) {
          evaluations.append(evaluator.evaluate(new ObjectMapper().readTree(body))).append('\n');
        }
      }
    }
    var digest =
        MessageDigest.getInstance("SHA-256")
            .digest(evaluations.toString().getBytes(StandardCharsets.UTF_8));

    assertEquals(
        DIGEST,
        HexFormat.of().formatHex(digest),
        "facts are worth something else: raise Evaluator.REVISION, then this test's");
    assertEquals(REVISION, Evaluator.REVISION);
  }
}

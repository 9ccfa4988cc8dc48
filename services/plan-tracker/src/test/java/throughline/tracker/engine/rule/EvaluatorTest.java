package throughline.tracker.engine.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.tracker.engine.measurefile.MeasureFile;

class EvaluatorTest {

  private final ObjectMapper json = new ObjectMapper();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"status\":\"APPROVED\",\"days\":[{\"date\":\"\",\"minutes\":1}]}",
        "{\"status\":\"APPROVED\",\"days\":[{\"date\":\"2026-02-30\",\"minutes\":1}]}",
      })
  void aDayThatCannotBeReadIsExcluded(String body) throws Exception {
    assertEquals(
        Evaluation.excluded(Evaluator.CANNOT_COUNT),
        evaluator("volunteer-hours").evaluate(json.readTree(body)));
  }

  @Test
  void anErrorOfTheTrackerIsCountedAndRaised() {
    var registry = new SimpleMeterRegistry();
    Metrics.addRegistry(registry);
    try {
      assertThrows(
          IllegalStateException.class, () -> evaluator("volunteer-hours").evaluate(new Broken()));

      assertEquals(1, registry.get(Evaluator.FAILURES).counter().count());
    } finally {
      Metrics.removeRegistry(registry);
    }
  }

  private Evaluator evaluator(String measure) {
    return MeasureFile.read(getClass().getResourceAsStream("/seeds/measures.yaml")).stream()
        .filter(read -> read.id().equals(measure))
        .map(read -> new Evaluator(read.rule().orElseThrow()))
        .findFirst()
        .orElseThrow();
  }

  private static final class Broken extends ObjectNode {

    private static final long serialVersionUID = 1;

    Broken() {
      super(null);
    }

    @Override
    public JsonNode path(String field) {
      throw new IllegalStateException("Siân");
    }
  }
}

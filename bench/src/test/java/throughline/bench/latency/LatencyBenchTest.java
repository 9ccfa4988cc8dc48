package throughline.bench.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.bench.latency.OpenPage.Shown;

class LatencyBenchTest {

  private static final long MILLI = 1_000_000;

  @Test
  void eachAnswerWaitsForTheFirstMessageThatCountsIt() {
    var answered = List.of(10 * MILLI, 20 * MILLI, 30 * MILLI);
    var shown = List.of(new Shown(0, 100), new Shown(15 * MILLI, 101), new Shown(60 * MILLI, 103));
    assertEquals(List.of(5.0, 40.0, 30.0), LatencyBench.delays(answered, shown, 100));
  }

  @Test
  void aPageThatKnewFirstDidNotWait() {
    var delays = LatencyBench.delays(List.of(10 * MILLI), List.of(new Shown(8 * MILLI, 1)), 0);
    assertEquals(List.of(0.0), delays);
  }
}

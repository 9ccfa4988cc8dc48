package throughline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.bench.Warming.Warmed;

class WarmingTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void endsWhenThreeRoundsAreNoBetterThanTheBestBefore() throws Exception {
    assertEquals(
        List.of(200.0, 300.0, 400.0, 410.0, 405.0, 415.0),
        rates(200, 300, 400, 410, 405, 415, 500));
  }

  @Test
  void goesOnWhileEachRoundGainsALittle() throws Exception {
    assertEquals(
        List.of(400.0, 412.0, 424.0, 437.0, 440.0, 441.0),
        rates(400, 412, 424, 437, 440, 441, 500));
  }

  @Test
  void threeRoundsSayNothing() {
    assertFalse(Warming.isSteady(List.of(100.0)));
    assertFalse(Warming.isSteady(List.of(100.0, 100.0, 100.0)));
    assertTrue(Warming.isSteady(List.of(100.0, 100.0, 100.0, 100.0)));
  }

  @Test
  void runsForTheLeastTimeThoughItIsSteady() throws Exception {
    var least = Duration.ofMillis(50);

    var warmed = new Warming(Duration.ZERO, least, LONG).up(time -> 1);

    assertTrue(warmed.time().compareTo(least) >= 0, warmed.words());
  }

  @Test
  void givesUpWhenItIsNeverSteady() throws Exception {
    var rounds = new int[1];

    new Warming(Duration.ZERO, Duration.ZERO, Duration.ZERO)
        .up(
            time -> {
              rounds[0]++;
              return 1;
            });

    assertEquals(1, rounds[0]);
  }

  @Test
  void saysHowLongAndFromWhatToWhat() {
    assertEquals(
        "140 s, from 21.5 to 1,498 a second",
        new Warmed(Duration.ofSeconds(140), List.of(21.46, 300.0, 1498.2)).words());
  }

  private static List<Double> rates(double... given) throws Exception {
    var next = new int[1];
    return new Warming(Duration.ZERO, Duration.ZERO, LONG).up(time -> given[next[0]++]).rates();
  }
}

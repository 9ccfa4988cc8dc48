package throughline.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StatisticsTest {
  private static final double FLOOR = 100;

  @Test
  void medianIsTheMiddleOfAnOddNumber() {
    assertEquals(3, Statistics.median(List.of(9.0, 1.0, 3.0)));
  }

  @Test
  void medianIsBetweenTheTwoMiddlesOfAnEvenNumber() {
    assertEquals(2.5, Statistics.median(List.of(4.0, 1.0, 2.0, 3.0)));
  }

  @Test
  void nothingMeasuredHasNoMedian() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.median(List.of()));
  }

  @Test
  void percentileIsTheNearestRank() {
    var values = IntStream.rangeClosed(1, 20).mapToObj(n -> 21.0 - n).toList();
    assertEquals(19, Statistics.percentile(values, 95));
    assertEquals(10, Statistics.percentile(values, 50));
    assertEquals(20, Statistics.percentile(values, 100));
    assertEquals(1, Statistics.percentile(values, 1));
  }

  @Test
  void percentileOfOneValueIsThatValue() {
    assertEquals(7, Statistics.percentile(List.of(7.0), 95));
  }

  @Test
  void percentilesLieAboveNoughtAndUpToAHundred() {
    assertThrows(IllegalArgumentException.class, () -> Statistics.percentile(List.of(1.0), 0));
    assertThrows(IllegalArgumentException.class, () -> Statistics.percentile(List.of(1.0), 101));
  }

  @Test
  void ratioIsTakenWithinEachRound() {
    var comparison = new Comparison(List.of(10.0, 40.0, 60.0), List.of(100.0, 100.0, 200.0));
    assertEquals(new Statistics.Spread(0.3, 0.1, 0.4), comparison.ratio());
  }

  @Test
  void aRoundWithoutItsFloorIsRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new Comparison(List.of(1.0, 2.0), List.of(1.0)));
  }

  @Test
  void roundsTakeTurnsAndWarmUpsDoNotCount() throws Exception {
    var order = new ArrayList<String>();
    var rounds = Rounds.interleaved(1, 2, () -> note(order, "suite"), () -> note(order, "floor"));
    assertEquals(List.of("suite", "floor", "suite", "floor", "suite", "floor"), order);
    assertEquals(
        new Comparison(List.of(3.0, 5.0), List.of(4.0, 6.0)),
        rounds.compare(Integer::doubleValue, Integer::doubleValue));
  }

  private static int note(List<String> order, String side) {
    order.add(side);
    return order.size();
  }

  @Test
  void aGoalIsMetAtItsBoundOnlyWhereItSaysAtLeast() {
    assertEquals(true, Goal.atLeast(8_000).isMetBy(measured(8_000)));
    assertEquals(false, Goal.atLeast(8_000).isMetBy(measured(7_999)));
    assertEquals(false, Goal.below(250).isMetBy(measured(250)));
    assertEquals(true, Goal.below(250).isMetBy(measured(249.9)));
  }

  @Test
  void aGoalOfTheFloorLooksAtTheRatio() {
    assertEquals(true, Goal.atLeastOfFloor(0.5).isMetBy(measured(FLOOR / 2)));
    assertEquals(false, Goal.atLeastOfFloor(0.5).isMetBy(measured(FLOOR / 2 - 1)));
    assertEquals(false, Goal.belowOfFloor(3).isMetBy(measured(FLOOR * 3)));
    assertEquals(true, Goal.belowOfFloor(3).isMetBy(measured(FLOOR * 3 - 1)));
  }

  private static Comparison measured(double value) {
    return new Comparison(List.of(value), List.of(FLOOR));
  }
}

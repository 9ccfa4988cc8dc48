package throughline.tracker.demo;

import java.util.Map;
import java.util.Random;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Period;

/**
 * What a measure that is reported by hand comes to, period by period.
 *
 * @param first about what it was at first
 * @param rise what it gains in a period, as a share
 * @param spread how far chance takes it, as a share
 */
record MadeUpSeries(double first, double rise, double spread) {

  private static final Map<String, MadeUpSeries> BY_MEASURE =
      Map.of(
          "activity-for-parents-percent", new MadeUpSeries(12, 0.06, 0.08),
          "school-visits", new MadeUpSeries(165, 0.03, 0.25),
          "mecc-interventions", new MadeUpSeries(840, 0.08, 0.1),
          "carbon-reduction-initiatives", new MadeUpSeries(6, 0.2, 0.2),
          "women-and-bame-entrepreneurs", new MadeUpSeries(190, 0.05, 0.12),
          "under-represented-groups-take-up-percent", new MadeUpSeries(17, 0.04, 0.08));

  private static final MadeUpSeries ANY = new MadeUpSeries(40, 0.02, 0.1);

  static MadeUpSeries of(Measure measure) {
    return BY_MEASURE.getOrDefault(measure.id(), ANY);
  }

  /**
   * As somebody types it.
   *
   * @param number of the period, from 0
   */
  String typed(Measure measure, int number, Random random) {
    var value = first * (1 + rise * number) * (1 + spread * (random.nextDouble() - 0.5));
    return measure.unit() == Unit.PERCENT
        ? "%.1f".formatted(value)
        : Long.toString(Math.round(value));
  }

  /** Where it is said to come from. */
  static String source(Period period) {
    return "Made up for the demonstration, as a return for " + period.label() + " might say";
  }
}

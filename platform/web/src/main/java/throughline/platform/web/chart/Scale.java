package throughline.platform.web.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Where figures stand on the axis, whose ends and steps are round numbers. It always has 0, so that
 * a small change does not look like a great one.
 */
record Scale(double low, double high, double step) {

  private static final int STEPS = 4;

  /** Far from where the ends of an axis would overflow. */
  private static final double MOST = 1e300;

  static void check(Double value) {
    if (value != null && !(Math.abs(value) <= MOST)) {
      throw new IllegalArgumentException("no axis can show " + value);
    }
  }

  static Scale of(DoubleStream values, boolean whole) {
    var range = values.summaryStatistics();
    double lowest = Math.min(0, range.getMin());
    double highest = Math.max(0, range.getMax());
    // Each end apart: the span of two huge figures may be more than a number can say.
    double rough = highest / STEPS - lowest / STEPS;
    double step = rough == 0 ? 1 : round(rough);
    step = whole ? Math.max(1, step) : step;
    double high = Math.ceil(highest / step) * step;
    return new Scale(Math.floor(lowest / step) * step, rough == 0 ? step : high, step);
  }

  private static double round(double rough) {
    double power = Math.pow(10, Math.floor(Math.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (factor * power >= rough) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (long tick = Math.round(low / step); tick <= Math.round(high / step); tick++) {
      ticks.add(tick * step);
    }
    return ticks;
  }

  double share(double value) {
    return (value / step - low / step) / (high / step - low / step);
  }
}

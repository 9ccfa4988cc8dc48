package throughline.bench.report;

import java.util.Collections;
import java.util.List;

/** What the rounds of one side came to. */
public record Spread(double median, double least, double most) {

  static Spread of(List<Double> rounds) {
    return new Spread(Statistics.median(rounds), Collections.min(rounds), Collections.max(rounds));
  }
}

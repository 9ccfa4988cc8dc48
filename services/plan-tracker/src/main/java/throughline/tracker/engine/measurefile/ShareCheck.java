package throughline.tracker.engine.measurefile;

import java.util.List;
import throughline.tracker.engine.measurefile.BadMeasureFile.Problem;
import throughline.tracker.engine.rule.Measure;

/** Holds the parts of shares against the measures of the file. */
final class ShareCheck {

  private ShareCheck() {}

  static void check(List<Measure> measures) {
    for (var measure : measures) {
      measure
          .rule()
          .filter(rule -> rule.isShare())
          .ifPresent(
              rule -> {
                part(measures, measure, "numerator", rule.numerator());
                part(measures, measure, "denominator", rule.denominator());
              });
    }
  }

  private static void part(List<Measure> measures, Measure share, String key, String id) {
    var isCounted =
        measures.stream()
            .filter(other -> other.id().equals(id))
            .flatMap(other -> other.rule().stream())
            .anyMatch(rule -> !rule.isShare());
    if (!isCounted) {
      throw new BadMeasureFile(
          share.id(),
          new Problem(key, "%s: %s is no measure of this file that facts feed".formatted(key, id)));
    }
  }
}

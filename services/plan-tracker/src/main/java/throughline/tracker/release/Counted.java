package throughline.tracker.release;

import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.MeasureKind;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.Figure;
import throughline.tracker.figure.Period;
import throughline.tracker.release.disclosure.CountedTable.Sum;
import throughline.tracker.release.disclosure.Family;

/** A measure with the exact figures that a release is to tell of. */
record Counted(MeasureVersion version, Map<Family, Figure> figures, List<Sum> sums) {

  String id() {
    return version.measure().id();
  }

  Unit unit() {
    return version.measure().unit();
  }

  /** What is public already, or speaks of nobody: open estimates, and reports of no people. */
  boolean isOpen() {
    var measure = version.measure();
    return measure.isEstimate()
        || measure.kind() == MeasureKind.MANUAL && unit() != Unit.PEOPLE && unit() != Unit.FAMILIES;
  }

  boolean addsUp() {
    return version.measure().kind() != MeasureKind.DISTINCT_PEOPLE;
  }

  Period period(Family family) {
    return figures.get(family).period();
  }
}

package throughline.tracker.figure.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import throughline.tracker.engine.rule.MeasureVersion;
import throughline.tracker.figure.Figure;

/**
 * The change of a share, step by step: the definition first, then each class of what is divided,
 * and at last what it is divided by. Each step's amount is what the whole percentage, rounded as it
 * is shown, moved by; so they add up.
 */
final class ShareSteps {

  private final List<ClassChange> steps = new ArrayList<>();
  private long reached;

  private ShareSteps(long from) {
    this.reached = from;
  }

  static List<ClassChange> of(
      MeasureVersion share,
      Changes.Read start,
      Changes.Read end,
      List<Map<ChangeClass, ClassChange>> moved) {
    var steps = new ShareSteps(known(start.whole()));
    if (share.isComparison()) {
      steps.add(new ClassChange(ChangeClass.SHARES, known(end.whole()) - steps.reached, 0));
      return steps.steps;
    }
    var numerator = end.parts().get(0).without(Changes.sum(moved.get(0)));
    var denominator = end.parts().get(1).without(Changes.sum(moved.get(1)));
    var definition = steps.to(ChangeClass.DEFINITION, 0, numerator, denominator);
    for (var change : moved.get(0).values()) {
      numerator = numerator.without(-change.amount());
      steps.add(steps.to(change.kind(), change.entries(), numerator, denominator));
    }
    // What is counted grows day by day; only an estimate is revised.
    var kind =
        share.parts().denominator().measure().isEstimate()
            ? ChangeClass.DENOMINATOR
            : ChangeClass.WHOLE;
    long entries = moved.get(1).values().stream().mapToLong(ClassChange::entries).sum();
    steps.add(steps.to(kind, entries, end.parts().get(0), end.parts().get(1)));
    steps.add(definition);
    return steps.steps;
  }

  private ClassChange to(ChangeClass kind, long entries, Figure numerator, Figure denominator) {
    long value = known(Figure.share(numerator, denominator));
    var change = new ClassChange(kind, value - reached, entries);
    reached = value;
    return change;
  }

  private static long known(Figure share) {
    return share.hasValue() ? share.value() : 0;
  }

  private void add(ClassChange change) {
    if (change.amount() != 0 || change.entries() != 0) {
      steps.add(change);
    }
  }
}

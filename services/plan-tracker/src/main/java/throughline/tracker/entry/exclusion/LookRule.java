package throughline.tracker.entry.exclusion;

import throughline.tracker.engine.ledger.UsualAmounts;
import throughline.tracker.engine.rule.Measure;
import throughline.tracker.figure.FigureText;

/**
 * From what amount on somebody is asked to look at a record of a measure.
 *
 * @param usual what 19 in 20 records add at most; null when there are too few to say
 */
public record LookRule(Measure measure, Long usual) {

  public String above() {
    var byRule = measure.rule().orElseThrow().lookAbove();
    long bound =
        Math.min(
            byRule == null ? Long.MAX_VALUE : byRule,
            usual == null ? Long.MAX_VALUE : UsualAmounts.TIMES * usual);
    return "more than " + FigureText.of(bound, measure.unit());
  }

  public String why() {
    var byRule = measure.rule().orElseThrow().lookAbove();
    if (usual == null || byRule != null && byRule <= UsualAmounts.TIMES * usual) {
      return "as the measure's rule says";
    }
    return "three times what 19 in 20 records of the last year stay within, which is "
        + FigureText.of(usual, measure.unit());
  }

  boolean isKnown() {
    return usual != null || measure.rule().orElseThrow().lookAbove() != null;
  }
}

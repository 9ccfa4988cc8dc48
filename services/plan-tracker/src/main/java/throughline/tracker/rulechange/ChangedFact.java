package throughline.tracker.rulechange;

import java.time.LocalDate;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/**
 * A fact that a version which is tried takes otherwise.
 *
 * @param day the first on which it does
 * @param place the code of the place of that day; empty when the fact states none
 * @param today what it adds today
 * @param tried what it would add
 * @param why it does not count, by the rule that says so
 */
record ChangedFact(
    Side side,
    String aggregate,
    String aggregateId,
    long version,
    LocalDate day,
    String place,
    long today,
    long tried,
    String why) {

  /** What readers call it: "Hours entry". */
  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  /** What it adds to the difference. */
  public String change(Unit unit) {
    return FigureText.change(tried - today, unit);
  }
}

package throughline.tracker.rulechange;

import java.time.LocalDate;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/**
 * A fact that a version which is tried takes otherwise.
 *
 * @param place the code of the place of that day; empty when the fact states none
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

  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  public String change(Unit unit) {
    return FigureText.change(tried - today, unit);
  }
}

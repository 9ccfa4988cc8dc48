package throughline.tracker.figure.drilldown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.mapper.PropagateNull;
import throughline.platform.core.time.London;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.engine.schema.ManualEntryKind;
import throughline.tracker.figure.FigureText;
import throughline.tracker.figure.PlaceNames;

/**
 * A fact with what it adds to a figure after every correction.
 *
 * @param nth of the lines of the fact on that day, from 1
 * @param atFirst what it added before any correction; null when only a correction brought it here
 * @param corrected when the last correction became known; null when there was none
 * @param since when it became known
 * @param day its last day that adds something; if none does, its last
 * @param person tells people of this figure apart; null when nobody is counted
 */
record FactLine(
    @PropagateNull long factId,
    long nth,
    String aggregate,
    String aggregateId,
    long amount,
    Long atFirst,
    Instant corrected,
    String detail,
    Instant since,
    LocalDate day,
    String place,
    String person,
    List<String> sources) {

  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  private boolean isDecision() {
    return aggregate.equals(ManualEntryKind.EXCLUSION.aggregate()) && !detail.isEmpty();
  }

  /** Counted, and nothing more to say of it. */
  public boolean isPlain() {
    return !isDecision() && corrected == null;
  }

  public String why(Unit unit) {
    if (isDecision()) {
      return FieldWords.first(detail);
    }
    if (corrected == null) {
      return "Counted";
    }
    var day = London.date(London.dateOf(corrected));
    if (atFirst == null) {
      return "Counted here since a correction on " + day;
    }
    return atFirst == amount
        ? "Counted as corrected on " + day
        : "Counted as corrected on %s, before that %s"
            .formatted(day, FigureText.change(atFirst, unit));
  }
}

package throughline.tracker.figure.change;

import java.time.Instant;
import java.time.LocalDate;
import org.jdbi.v3.core.mapper.PropagateNull;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import throughline.tracker.engine.rule.FieldWords;
import throughline.tracker.engine.rule.Unit;
import throughline.tracker.figure.PlaceNames;

/** An entry that moved a figure: what a fact adds on one day at one place. */
record ChangeLine(
    @PropagateNull @ColumnName("class") ChangeClass kind,
    long amount,
    LocalDate day,
    String place,
    Instant knownAt,
    String aggregate,
    String aggregateId,
    long version,
    String source) {

  public String what() {
    return FieldWords.kind(aggregate);
  }

  public String placeName() {
    return PlaceNames.name(place);
  }

  public String text(Unit unit) {
    return ChangeWords.signed(amount, unit);
  }
}

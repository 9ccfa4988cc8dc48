package throughline.membership.usage;

import java.util.EnumMap;
import java.util.Map;

/**
 * A row as it was typed or sent.
 *
 * @param number of the row in its file, from 2; in a call its place, from 1
 * @param cutShort whether it ends before the first row does, as where a file was cut off
 * @param cells what stood in it, by column; a column that is absent was left out
 */
record TypedRow(int number, boolean cutShort, Map<Column, String> cells) {

  TypedRow {
    cells = new EnumMap<>(cells);
  }

  /** One of a call, which has no end to be cut off. */
  static TypedRow of(int number) {
    return new TypedRow(number, false, new EnumMap<>(Column.class));
  }

  /** The same with what stands in a column; null leaves it out. */
  TypedRow with(Column column, String text) {
    var more = new EnumMap<>(cells);
    if (text != null) {
      more.put(column, text);
    }
    return new TypedRow(number, cutShort, more);
  }

  /** What stands there; null if nothing was sent. */
  String text(Column column) {
    return cells.get(column);
  }

  /** Hides a card from any log that this object slips into. */
  @Override
  public String toString() {
    return "TypedRow " + number;
  }
}

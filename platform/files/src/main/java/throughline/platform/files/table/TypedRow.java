package throughline.platform.files.table;

import java.util.HashMap;
import java.util.Map;

/**
 * A row as it was typed or sent, of which only the columns that a service reads are kept.
 *
 * @param number of the row in its file, as a spreadsheet program counts
 * @param cutShort whether it ends before the first row does, as where a file was cut off
 * @param cells what stood in it, by the keys of its columns
 */
public record TypedRow(int number, boolean cutShort, Map<String, String> cells) {

  /** Begins what is said of a whole row. */
  public static final Column ROW = Column.optional("", "Row");

  /** Said of a row that was cut short. */
  public static final String CUT_SHORT =
      ROW.problem("it is shorter than the first row. The file may be cut off here");

  /** A database cannot keep a NUL, nor half a pair of surrogates: each becomes U+FFFD. */
  public TypedRow {
    var storable = new HashMap<String, String>();
    cells.forEach((key, text) -> storable.put(key, storable(text)));
    cells = storable;
  }

  /** What stands there; empty if nothing does. */
  public String text(Column column) {
    return cells.getOrDefault(column.key(), "");
  }

  public boolean says(Column column) {
    return !text(column).isEmpty();
  }

  private static String storable(String text) {
    return text.chars().noneMatch(c -> c == 0 || Character.isSurrogate((char) c))
        ? text
        : text.codePoints()
            .map(c -> c == 0 || Character.getType(c) == Character.SURROGATE ? '\uFFFD' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
  }

  /** Hides what people wrote from any log that this object slips into. */
  @Override
  public String toString() {
    return "TypedRow " + number;
  }
}

package throughline.platform.files.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row below the header.
 *
 * @param number as a spreadsheet program counts, where the first row is 1; in a CSV file the line
 *     on which it starts
 * @param cells as a person reads them in a spreadsheet program: a date as 2026-11-24, a time as
 *     14:30, a percentage as 61.5%, and nothing as an empty text. As many as the header has, or
 *     more
 * @param cutShort whether a CSV file had fewer than the header: it may be cut off here. A workbook
 *     leaves out what is empty at the end of a row, and cannot be read at all if it is cut off
 */
public record Row(int number, List<String> cells, boolean cutShort) {

  static Row of(int number, List<String> cells, int columns, boolean mayEndEarly) {
    var missing = columns - cells.size();
    var all = new ArrayList<>(cells);
    all.addAll(Collections.nCopies(Math.max(0, missing), ""));
    return new Row(number, List.copyOf(all), missing > 0 && !mayEndEarly);
  }

  /** The text in this column, counted from 0. */
  public String text(int column) {
    return cells.get(column);
  }

  /** Whether nothing stands in it. */
  public boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Hides what people wrote from any log that this object slips into. */
  @Override
  public String toString() {
    return "Row " + number;
  }
}

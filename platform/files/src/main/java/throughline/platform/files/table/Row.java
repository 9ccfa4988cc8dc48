package throughline.platform.files.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A row below the header.
 *
 * @param number as a spreadsheet program counts, where the first row is 1; in a CSV file the line
 *     on which it starts
 * @param cells as many as the header has, or more; those that are missing are empty
 * @param cutShort whether a CSV file had fewer than the header: it may be cut off here. A workbook
 *     leaves out what is empty at the end of a row, and cannot be read at all if it is cut off
 */
public record Row(int number, List<Cell> cells, boolean cutShort) {

  static Row of(int number, List<Cell> cells, int columns, boolean mayEndEarly) {
    var missing = columns - cells.size();
    var all = new ArrayList<>(cells);
    all.addAll(Collections.nCopies(Math.max(0, missing), Cell.EMPTY));
    return new Row(number, List.copyOf(all), missing > 0 && !mayEndEarly);
  }

  /** The text in this column, counted from 0. */
  public String text(int column) {
    return cells.get(column).text();
  }

  /** Whether nothing stands in it. */
  public boolean isBlank() {
    return cells.stream().allMatch(cell -> cell.text().isBlank());
  }

  /** Hides what people wrote from any log that this object slips into. */
  @Override
  public String toString() {
    return "Row " + number;
  }
}

package throughline.membership.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import throughline.membership.person.vault.AddressPolicy;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;

/**
 * Reads a file row by row, in constant memory, into what may be kept of it. What has no column here
 * is not read; a stillbirth is not kept, nor is a secret address.
 */
final class ParseFile {

  /** However it is put together: with a hyphen that does not break, or over two lines. */
  private static final Pattern STILLBIRTH =
      Pattern.compile("\\bstill[\\s\\p{Z}\\p{Pd}\\p{Cf}]*(birth|born)", Pattern.CASE_INSENSITIVE);

  private static final Pattern ROW_NUMBER = Pattern.compile("[0-9]{1,7}");

  private final SheetColumns columns;
  private final Map<String, Integer> births = new HashMap<>();
  private int read;
  private int leftOut;
  private Integer monthFirstRow;
  private int monthFirst;
  private int dayFirst;

  /**
   * Finds the columns.
   *
   * @throws InvalidInput naming every one that must be there and is not
   */
  ParseFile(List<String> header) {
    this.columns = new SheetColumns(header, Column.required(), Column.namesBeside());
  }

  /** Those that the file has. */
  List<Column> columns() {
    return Arrays.stream(Column.values()).filter(column -> columns.has(column.label())).toList();
  }

  /**
   * Reads all rows and passes them on, so many at once.
   *
   * @throws InvalidInput if there is none
   */
  void read(Rows rows, int atOnce, Consumer<List<ImportRow>> keep) {
    var some = new ArrayList<ImportRow>();
    while (rows.hasNext()) {
      var row = rows.next();
      if (row.cells().stream().anyMatch(cell -> STILLBIRTH.matcher(cell.text()).find())) {
        leftOut++;
        continue;
      }
      some.add(row(row));
      if (some.size() == atOnce) {
        keep.accept(List.copyOf(some));
        some.clear();
      }
    }
    if (!some.isEmpty()) {
      keep.accept(some);
    }
    if (read + leftOut == 0) {
      throw new InvalidInput("file", "The file has no row below the names of its columns");
    }
  }

  /** How many rows were passed on. */
  int rows() {
    return read;
  }

  /** How many rows were not. */
  int leftOut() {
    return leftOut;
  }

  /** The first row that has the month before the day; null if it puts no other row in doubt. */
  Integer monthFirstRow() {
    return DateOrder.isInDoubt(monthFirst, dayFirst) ? monthFirstRow : null;
  }

  private ImportRow row(Row row) {
    read++;
    var cells = new EnumMap<Column, String>(Column.class);
    for (var column : Column.values()) {
      var text = columns.text(row, column.label());
      if (!text.isEmpty()) {
        cells.put(column, text);
      }
    }
    if (!ROW_NUMBER.matcher(cells.getOrDefault(Column.ORIGINAL_ROW, "")).matches()) {
      cells.remove(Column.ORIGINAL_ROW);
    }
    countDate(cells.getOrDefault(Column.DATE_OF_BIRTH, ""), row.number());
    var found = found(row, cells);
    var alone = new ImportRow(row.number(), row.number(), cells, found);
    var visit = alone.birthKey().map(key -> births.merge(key, row.number(), Math::min));
    return new ImportRow(row.number(), visit.orElse(row.number()), cells, found);
  }

  private void countDate(String written, int row) {
    if (DateOrder.isDayFirst(written)) {
      dayFirst++;
    }
    if (DateOrder.isMonthFirst(written)) {
      monthFirst++;
      monthFirstRow = monthFirstRow == null ? Integer.valueOf(row) : monthFirstRow;
    }
  }

  /** What nobody could tell any more once the row is kept; null if there is nothing. */
  private static String found(Row row, Map<Column, String> cells) {
    var found = new ArrayList<String>();
    if (row.cutShort()) {
      found.add("Row: it is shorter than the first row. The file may be cut off here");
    }
    var policy = ParseVisit.addressPolicy(cells.getOrDefault(Column.ADDRESS_IS, ""));
    if (policy.equals(AddressPolicy.RESTRICTED.name())
        && (cells.remove(Column.ADDRESS) != null | cells.remove(Column.POSTCODE) != null)) {
      found.add(
          Column.ADDRESS.problem(
              "a secret address does not belong in a file, and was not kept. Leave it out here, and"
                  + " record it at the desk"));
    }
    return found.isEmpty() ? null : String.join("\n", found);
  }
}

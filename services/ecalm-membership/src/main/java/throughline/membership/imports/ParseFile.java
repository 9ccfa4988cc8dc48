package throughline.membership.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import throughline.membership.person.vault.AddressPolicy;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.SheetColumns;
import throughline.platform.files.table.TypedRow;

/**
 * Reads a file row by row, in constant memory, into what may be kept of it. What has no column here
 * is not read; a stillbirth is not kept, nor is a secret address.
 */
final class ParseFile {

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

  ParseFile(List<String> header) {
    this.columns = SheetColumns.of(header, BirthColumns.ALL);
  }

  List<String> columns() {
    return columns.found().stream().map(Column::key).toList();
  }

  /** Reads all rows and passes them on, so many at once. */
  void read(Rows rows, int atOnce, Consumer<List<ImportRow>> keep) {
    var some = new ArrayList<ImportRow>();
    while (rows.hasNext()) {
      var row = rows.next();
      if (row.cells().stream().anyMatch(cell -> STILLBIRTH.matcher(cell).find())) {
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

  int rows() {
    return read;
  }

  int leftOut() {
    return leftOut;
  }

  Integer monthFirstRow() {
    return DateOrder.isInDoubt(monthFirst, dayFirst) ? monthFirstRow : null;
  }

  private ImportRow row(Row row) {
    read++;
    var cells = columns.read(row).cells();
    if (!ROW_NUMBER.matcher(text(cells, BirthColumns.ORIGINAL_ROW)).matches()) {
      cells.remove(BirthColumns.ORIGINAL_ROW.key());
    }
    countDate(text(cells, BirthColumns.DATE_OF_BIRTH), row.number());
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
  private static String found(Row row, Map<String, String> cells) {
    var found = new ArrayList<String>();
    if (row.cutShort()) {
      found.add(TypedRow.CUT_SHORT);
    }
    var policy = ParseVisit.addressPolicy(text(cells, BirthColumns.ADDRESS_IS));
    if (policy.equals(AddressPolicy.RESTRICTED.name())
        && (cells.remove(BirthColumns.ADDRESS.key()) != null
            | cells.remove(BirthColumns.POSTCODE.key()) != null)) {
      found.add(
          BirthColumns.ADDRESS.problem(
              "a secret address does not belong in a file, and was not kept. Leave it out here, and"
                  + " record it at the desk"));
    }
    return found.isEmpty() ? null : String.join("\n", found);
  }

  private static String text(Map<String, String> cells, Column column) {
    return cells.getOrDefault(column.key(), "");
  }
}

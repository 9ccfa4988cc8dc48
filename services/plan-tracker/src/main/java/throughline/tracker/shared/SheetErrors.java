package throughline.tracker.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import throughline.platform.core.input.FieldError;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Column;
import throughline.platform.files.table.Row;
import throughline.platform.files.table.Rows;

/** Everything that is wrong in a file, which is taken whole or not at all. */
public final class SheetErrors {

  /** A page that lists thousands helps nobody. */
  private static final int MOST = 100;

  private final List<FieldError> errors = new ArrayList<>();

  /** Of one cell; a message that begins with the column's name does not say it twice. */
  public void wrong(Row row, Column column, String message) {
    var name = column.label();
    var words = message.startsWith(name + " ") ? message.substring(name.length() + 1) : message;
    wrong("Row %d, %s: %s".formatted(row.number(), name, words));
  }

  /** What the rules of a form say of a row, each at the column whose key is the form's field. */
  public void wrong(Row row, List<Column> columns, List<FieldError> wrong) {
    wrong.forEach(
        error ->
            wrong(
                row,
                columns.stream()
                    .filter(column -> column.key().equals(error.field()))
                    .findFirst()
                    .orElseGet(() -> Column.optional(error.field(), error.field())),
                error.message()));
  }

  /** Of a whole row; also says when the row ends before the first one does. */
  public void wrong(Row row, String message) {
    wrong("Row %d: %s".formatted(row.number(), message));
  }

  public void wrong(String message) {
    errors.add(new FieldError("file", message));
  }

  /** Something else, at a field of the form that the file came with. */
  public void add(FieldError error) {
    errors.add(error);
  }

  /** Notes a row that is shorter than the first: a file is cut off in the midst of one. */
  public void checkWhole(Row row) {
    if (row.cutShort()) {
      wrong(row, "it is shorter than the first row. The file may be cut off here");
    }
  }

  public void readAll(Rows rows, Consumer<Row> reader) {
    if (!rows.hasNext()) {
      wrong("The file has no row below the names of its columns");
    }
    rows.forEachRemaining(reader);
  }

  public int size() {
    return errors.size();
  }

  public void throwIfAny() {
    if (errors.isEmpty()) {
      return;
    }
    if (errors.size() <= MOST) {
      throw new InvalidInput(errors);
    }
    var some = new ArrayList<>(errors.subList(0, MOST));
    some.add(new FieldError("file", "%d more are wrong".formatted(errors.size() - MOST)));
    throw new InvalidInput(some);
  }
}

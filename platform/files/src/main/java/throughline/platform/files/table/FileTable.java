package throughline.platform.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Function;

/**
 * A table that is taken along: its columns, each of one type. Numbers stay numbers and days stay
 * days in a workbook; a file for a program has the same columns under their keys.
 *
 * @param sheet the name of the sheet, at most 31 characters
 */
public record FileTable<R>(String sheet, List<TableColumn<R>> columns) {

  public FileTable {
    columns = List.copyOf(columns);
  }

  @SafeVarargs
  public static <R> FileTable<R> of(String sheet, TableColumn<R>... columns) {
    return new FileTable<>(sheet, List.of(columns));
  }

  /** Writes all rows; the stream stays open. */
  public void write(OutputStream out, TableWriter.Kind kind, Iterable<R> rows) throws IOException {
    Function<TableColumn<R>, String> name =
        kind == TableWriter.Kind.UNMARKED_CSV ? TableColumn::key : TableColumn::label;
    try (var table = TableWriter.to(out, kind, sheet, columns.stream().map(name).toList())) {
      for (var row : rows) {
        table.row(columns.stream().map(column -> column.value().apply(row)).toArray());
      }
    }
  }
}

package throughline.platform.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes rows of a file again, as they were typed and with a column behind them: what is wrong in
 * each, to be put right and sent again as it is.
 */
public final class RowsToTakeAlong {

  /** Rows that are read at once, so that neither memory nor a transaction grows with the file. */
  public static final int PART = 500;

  /** Above the problems of a row. */
  public static final String ERRORS = "Errors";

  /** A row with what goes into the last column; null leaves the row out. */
  public record Line(TypedRow row, String last) {

    public static Line wrong(TypedRow row, List<String> problems) {
      return new Line(row, problems.stream().collect(Collectors.joining(". ")));
    }
  }

  private RowsToTakeAlong() {}

  /**
   * Writes them.
   *
   * @param last the label of the last column
   * @param behind the next lines, at most {@link #PART}, behind the row of this number
   */
  public static void write(
      OutputStream out,
      TableWriter.Kind kind,
      String sheet,
      List<Column> columns,
      String last,
      IntFunction<List<Line>> behind)
      throws IOException {
    var header = Stream.concat(columns.stream().map(Column::label), Stream.of(last)).toList();
    try (var table = TableWriter.to(out, kind, sheet, header)) {
      for (var part = behind.apply(0);
          !part.isEmpty();
          part = behind.apply(part.get(part.size() - 1).row().number())) {
        for (var line : part) {
          if (line.last() != null) {
            var cells = new ArrayList<Object>();
            columns.forEach(column -> cells.add(line.row().cells().get(column.key())));
            cells.add(line.last());
            table.row(cells.toArray());
          }
        }
      }
    }
  }
}

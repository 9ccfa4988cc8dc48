package throughline.platform.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/**
 * Writes rows one after the other, in constant memory. What a spreadsheet program would run as a
 * formula becomes text.
 */
public interface TableWriter extends AutoCloseable {

  /** A kind of file that can be written. */
  enum Kind {
    CSV("text/csv;charset=UTF-8", ".csv"),

    /** For a program that would take the mark of {@link #CSV} for a part of the first heading. */
    UNMARKED_CSV("text/csv;charset=UTF-8", ".csv"),

    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx");

    private final String mediaType;
    private final String ending;

    Kind(String mediaType, String ending) {
      this.mediaType = mediaType;
      this.ending = ending;
    }

    /** For the header Content-Type. */
    public String mediaType() {
      return mediaType;
    }

    /** Of the file's name, with its dot. */
    public String ending() {
      return ending;
    }
  }

  /**
   * Begins a file.
   *
   * @param sheet the name of the sheet, at most 31 characters; a CSV file has none
   */
  static TableWriter to(OutputStream out, Kind kind, String sheet, List<String> header)
      throws IOException {
    return kind == Kind.XLSX
        ? new XlsxTableWriter(out, sheet, header)
        : new CsvTableWriter(out, kind == Kind.CSV, header);
  }

  /**
   * Adds a row.
   *
   * @param values texts, numbers, {@linkplain FormattedNumber formatted} ones and local dates; null
   *     for an empty cell
   */
  void row(Object... values) throws IOException;

  /**
   * Adds a sheet that says what the rows are, after the last of them; a CSV file has none.
   *
   * @param notes what is said of what, in their order
   */
  default void notes(Map<String, String> notes) throws IOException {}

  /** Ends the file; the stream stays open. */
  @Override
  void close() throws IOException;
}

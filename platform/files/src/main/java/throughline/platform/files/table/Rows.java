package throughline.platform.files.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The rows of a CSV or XLSX file, read once from first to last in constant memory. Rows in which
 * nothing stands are left out; numbers count them.
 *
 * <pre>{@code
 * try (var rows = Rows.open(file, "sheet.xlsx", TableLimits.USUAL)) {
 *   var columns = rows.header();
 *   while (rows.hasNext()) { ... rows.next() ... }
 * }
 * }</pre>
 */
public final class Rows implements Iterator<Row>, AutoCloseable {

  /** Where rows come from; whatever fails in it is the file's fault. */
  interface Source extends AutoCloseable {

    /** The next row with its number, or null after the last. */
    Raw next() throws IOException;

    /** Whether a row may end where nothing more stands in it, and is whole all the same. */
    boolean leavesOutEmptyCells();

    @Override
    void close() throws IOException;
  }

  record Raw(int number, List<String> cells) {

    boolean isBlank() {
      return cells.stream().allMatch(String::isBlank);
    }
  }

  private static final String INCOMPLETE =
      "The file cannot be read to its end. It may be damaged or only a part of it: save it again"
          + " and send the new one";

  private final Source source;
  private final TableLimits limits;
  private final Raw header;
  private final List<String> columns;
  private int rows;
  private Row next;

  private Rows(Source source, TableLimits limits) {
    this.source = source;
    this.limits = limits;
    this.header = readHeader();
    this.columns = header.cells().stream().map(String::strip).toList();
    advance();
  }

  /**
   * Opens the file and reads its header, the first row in which something stands.
   *
   * @param file where its content is
   * @param name as its sender calls it, for its ending: .csv, .txt or .xlsx
   * @throws UnreadableFile if it is something else or cannot be read
   */
  public static Rows open(Path file, String name, TableLimits limits) {
    var kind = FileKind.of(file, name);
    var source =
        kind == FileKind.XLSX ? XlsxSource.open(file, limits) : CsvSource.open(file, limits);
    try {
      return new Rows(source, limits);
    } catch (RuntimeException refusal) {
      close(source);
      throw refusal;
    }
  }

  /**
   * Looks whether a file is a workbook that opens and has a sheet, and reads no row: for one that
   * is kept as it came, whatever stands in it.
   *
   * @param file where its content is
   * @param name as its sender calls it, ending in .xlsx
   * @throws UnreadableFile if it is something else or cannot be opened
   */
  public static void checkWorkbook(Path file, String name) {
    FileKind.of(file, name);
    XlsxSource.check(file, TableLimits.USUAL);
  }

  /** The names of the columns, as they stand in the file. */
  public List<String> header() {
    return columns;
  }

  /** The number of the row in which they stand. */
  public int headerRow() {
    return header.number();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  /**
   * The next row.
   *
   * @throws UnreadableFile if the row after it cannot be read, or there are more than allowed
   */
  @Override
  public Row next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    var current = next;
    advance();
    return current;
  }

  @Override
  public void close() {
    close(source);
  }

  private Raw readHeader() {
    var first = readFilled();
    if (first == null) {
      throw new UnreadableFile("The file is empty. Put the names of the columns in its first row");
    }
    return first;
  }

  private void advance() {
    var raw = readFilled();
    if (raw != null && ++rows > limits.rows()) {
      throw new UnreadableFile(
          "The file has more than %,d rows. Split it into several files".formatted(limits.rows()));
    }
    next = raw == null ? null : row(raw);
  }

  private Row row(Raw raw) {
    return Row.of(raw.number(), raw.cells(), columns.size(), source.leavesOutEmptyCells());
  }

  private Raw readFilled() {
    Raw raw;
    do {
      raw = read();
    } while (raw != null && raw.isBlank());
    return raw;
  }

  /** A reader of a broken file fails in ways that only it knows. */
  private Raw read() {
    try {
      return source.next();
    } catch (UnreadableFile refusal) {
      throw refusal;
    } catch (IOException | RuntimeException broken) {
      throw new UnreadableFile(INCOMPLETE, broken);
    }
  }

  private static void close(Source source) {
    try {
      source.close();
    } catch (IOException nothingLeftToLose) {
      // What could be read has been read.
    }
  }
}

package throughline.platform.files.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Rows of a CSV file (RFC 4180), whatever separates its columns. */
final class CsvSource implements Rows.Source {

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final int LONGEST_HEADER = 64 * 1024;

  private static final Pattern DECLARATION =
      Pattern.compile(
          "(?:sep=(?<named>[^\"\r\n])|\"?sep=[^\"\r\n]\"?[,;|\t]*)\r?\n", Pattern.CASE_INSENSITIVE);

  /** With a separator for each of the most columns there may be. */
  private static final int LONGEST_DECLARATION = 256;

  private final CloseableIterator<CsvRecord> records;
  private final TableLimits limits;

  private CsvSource(CloseableIterator<CsvRecord> records, TableLimits limits) {
    this.records = records;
    this.limits = limits;
  }

  static CsvSource open(Path file, TableLimits limits) {
    try {
      var encoding = TextEncoding.of(file);
      var content = reader(file, encoding);
      var declared = declaredSeparator(content);
      char separator;
      try (var start = reader(file, encoding)) {
        separator = declared == null ? separator(start) : declared;
      }
      return new CsvSource(
          CsvReader.builder()
              .fieldSeparator(separator)
              .skipEmptyLines(true)
              .allowMissingFields(true)
              .allowExtraFields(true)
              .maxBufferSize(1 << 20)
              .ofCsvRecord(content)
              .iterator(),
          limits);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public Rows.Raw next() {
    if (!records.hasNext()) {
      return null;
    }
    var line = records.next();
    if (line.getFieldCount() > limits.columns()) {
      throw tooWide(line.getStartingLineNumber(), limits);
    }
    return new Rows.Raw(
        Math.toIntExact(line.getStartingLineNumber()),
        line.getFields().stream().map(field -> cell(field, line.getStartingLineNumber())).toList());
  }

  @Override
  public boolean leavesOutEmptyCells() {
    return false;
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  static UnreadableFile tooWide(long row, TableLimits limits) {
    return new UnreadableFile(
        "Row %d has more than %d columns. Keep only the columns that are asked for"
            .formatted(row, limits.columns()));
  }

  static UnreadableFile tooLong(long row, TableLimits limits) {
    return new UnreadableFile(
        "Row %d has a cell of more than %,d characters. Shorten it, or look for a missing quotation mark"
            .formatted(row, limits.cellLength()));
  }

  private String cell(String field, long row) {
    if (field.length() > limits.cellLength()) {
      throw tooLong(row, limits);
    }
    if (field.indexOf('\0') >= 0) {
      throw new UnreadableFile(
          "Row %d holds characters that no CSV file has (NUL), so the file is damaged. Save it again as CSV"
              .formatted(row));
    }
    return FormulaEscaper.read(field);
  }

  private static Reader reader(Path file, TextEncoding encoding) throws IOException {
    var content = Files.newInputStream(file);
    content.skipNBytes(encoding.markLength());
    return new BufferedReader(new InputStreamReader(content, encoding.charset()));
  }

  /**
   * Leaves a first line behind that names the separator for Excel, as in sep=; as Excel does.
   *
   * @return the separator; null if none is named, or a spreadsheet program took the line for a row
   *     and may have written it with others
   */
  private static Character declaredSeparator(Reader content) throws IOException {
    content.mark(LONGEST_DECLARATION);
    var start = new char[LONGEST_DECLARATION];
    var length = content.read(start);
    content.reset();
    var declaration = DECLARATION.matcher(new String(start, 0, Math.max(0, length)));
    if (!declaration.lookingAt()) {
      return null;
    }
    content.skip(declaration.end());
    return declaration.group("named") == null ? null : declaration.group("named").charAt(0);
  }

  /** The one that is most often in the first row, outside of quotation marks. */
  private static char separator(Reader start) throws IOException {
    var counts = new int[SEPARATORS.size()];
    var quoted = false;
    for (var i = 0; i < LONGEST_HEADER; i++) {
      var character = start.read();
      if (character < 0 || !quoted && character == '\n' && hasAny(counts)) {
        break;
      }
      quoted ^= character == '"';
      var separator = quoted ? -1 : SEPARATORS.indexOf((char) character);
      if (separator >= 0) {
        counts[separator]++;
      }
    }
    var most = 0;
    for (var i = 1; i < counts.length; i++) {
      most = counts[i] > counts[most] ? i : most;
    }
    return SEPARATORS.get(most);
  }

  private static boolean hasAny(int[] counts) {
    return java.util.Arrays.stream(counts).anyMatch(count -> count > 0);
  }
}

package throughline.platform.files.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** CSV after RFC 4180, in UTF-8. */
final class CsvTableWriter implements TableWriter {

  private final CsvWriter csv;

  /**
   * @param marked with the mark without which Excel takes it for Windows-1252
   */
  CsvTableWriter(OutputStream out, boolean marked, List<String> header) throws IOException {
    if (marked) {
      out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }
    this.csv = CsvWriter.builder().build(out, StandardCharsets.UTF_8);
    csv.writeRecord(header);
  }

  @Override
  public void row(Object... values) {
    csv.writeRecord(Arrays.stream(values).map(CsvTableWriter::text).toArray(String[]::new));
  }

  @Override
  public void close() throws IOException {
    csv.flush();
  }

  /** A number may begin with a minus. */
  private static String text(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Number ? value.toString() : FormulaEscaper.written(value.toString());
  }
}

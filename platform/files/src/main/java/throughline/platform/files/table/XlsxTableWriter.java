package throughline.platform.files.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A workbook with one sheet, and perhaps one of notes. Text is written as text, cell by cell, so no
 * formula can come of it; the table of shared texts, which grows with the file, is not used.
 */
final class XlsxTableWriter implements TableWriter {

  private static final int FLUSH_EVERY = 500;
  private static final int COLUMN_WIDTH = 22;
  private static final int NOTE_WIDTH = 100;

  private final Workbook workbook;
  private final Worksheet sheet;
  private int next;

  XlsxTableWriter(OutputStream out, String name, List<String> header) {
    this.workbook = new Workbook(out, "Throughline", "1.0");
    this.sheet = workbook.newWorksheet(name);
    write(header);
  }

  private void write(List<String> names) {
    for (var column = 0; column < names.size(); column++) {
      sheet.width(column, COLUMN_WIDTH);
      sheet.inlineString(0, column, names.get(column));
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
    next = 1;
  }

  @Override
  public void row(Object... values) throws IOException {
    for (var column = 0; column < values.length; column++) {
      cell(column, values[column]);
    }
    if (++next % FLUSH_EVERY == 0) {
      sheet.flush();
    }
  }

  @Override
  public void notes(Map<String, String> notes) throws IOException {
    var about = workbook.newWorksheet("Notes");
    about.width(0, COLUMN_WIDTH);
    about.width(1, NOTE_WIDTH);
    int line = 0;
    for (var note : notes.entrySet()) {
      about.inlineString(line, 0, note.getKey());
      about.style(line, 0).bold().verticalAlignment("top").set();
      about.inlineString(line, 1, note.getValue());
      about.style(line, 1).wrapText(true).set();
      line++;
    }
  }

  @Override
  public void close() throws IOException {
    workbook.finish();
  }

  private void cell(int column, Object value) {
    if (value instanceof FormattedNumber formatted) {
      sheet.value(next, column, formatted.value());
      sheet.style(next, column).format(formatted.format()).set();
    } else if (value instanceof Number number) {
      sheet.value(next, column, number);
    } else if (value instanceof LocalDate date) {
      sheet.value(next, column, date);
      sheet.style(next, column).format("yyyy-mm-dd").set();
    } else if (value != null) {
      sheet.inlineString(next, column, value.toString());
    }
  }
}

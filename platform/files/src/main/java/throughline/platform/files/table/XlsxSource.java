package throughline.platform.files.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;

/** Rows of the first sheet of a workbook (ECMA-376). */
final class XlsxSource implements Rows.Source {

  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);
  private static final ReadingOptions WITHOUT_FORMATS = new ReadingOptions(false, true);

  private final ReadableWorkbook workbook;
  private final Stream<org.dhatim.fastexcel.reader.Row> stream;
  private final Iterator<org.dhatim.fastexcel.reader.Row> rows;
  private final TableLimits limits;

  private XlsxSource(ReadableWorkbook workbook, TableLimits limits) throws IOException {
    this.workbook = workbook;
    this.stream = workbook.getFirstSheet().openStream();
    this.rows = stream.iterator();
    this.limits = limits;
  }

  static XlsxSource open(Path file, TableLimits limits) {
    var formats = ZipCheck.check(file, limits) ? WITH_FORMATS : WITHOUT_FORMATS;
    try {
      return new XlsxSource(new ReadableWorkbook(file.toFile(), formats), limits);
    } catch (IOException | RuntimeException broken) {
      throw new UnreadableFile(
          "The workbook cannot be read, so it is damaged. Save it again and send the new one",
          broken);
    }
  }

  @Override
  public Rows.Raw next() {
    if (!rows.hasNext()) {
      return null;
    }
    var row = rows.next();
    if (row.getCellCount() > limits.columns()) {
      throw CsvSource.tooWide(row.getRowNum(), limits);
    }
    List<Cell> cells = new ArrayList<>(row.getCellCount());
    for (var i = 0; i < row.getCellCount(); i++) {
      cells.add(cell(row.getCell(i), row.getRowNum()));
    }
    return new Rows.Raw(row.getRowNum(), cells);
  }

  @Override
  public boolean leavesOutEmptyCells() {
    return true;
  }

  @Override
  public void close() throws IOException {
    stream.close();
    workbook.close();
  }

  private Cell cell(org.dhatim.fastexcel.reader.Cell cell, int row) {
    var read = cell == null ? Cell.EMPTY : XlsxCell.read(cell);
    if (read.text().length() > limits.cellLength()) {
      throw CsvSource.tooLong(row, limits);
    }
    return read;
  }
}

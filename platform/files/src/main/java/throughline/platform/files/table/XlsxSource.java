package throughline.platform.files.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** Rows of the first sheet of a workbook (ECMA-376). */
final class XlsxSource implements Rows.Source {

  private static final String DAMAGED =
      "The workbook cannot be read, so it is damaged. Save it again and send the new one";

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
    var found = ZipCheck.check(file, limits);
    if (found.isFrom1904()) {
      throw new UnreadableFile(
          "The workbook counts its days from 1904, so its dates would be taken for four years"
              + " earlier. Save it as CSV, which has them as you see them, and send that");
    }
    try {
      var workbook =
          new ReadableWorkbook(file.toFile(), found.hasFormats() ? WITH_FORMATS : WITHOUT_FORMATS);
      refuseAnother(workbook, limits);
      return new XlsxSource(workbook, limits);
    } catch (UnreadableFile refusal) {
      throw refusal;
    } catch (IOException | RuntimeException broken) {
      throw new UnreadableFile(DAMAGED, broken);
    }
  }

  static void check(Path file, TableLimits limits) {
    ZipCheck.check(file, limits);
    try (var workbook = new ReadableWorkbook(file.toFile(), WITHOUT_FORMATS)) {
      workbook.getFirstSheet().getName();
    } catch (IOException | RuntimeException broken) {
      throw new UnreadableFile(DAMAGED, broken);
    }
  }

  /** Nobody would notice that half of what they sent was left out; notes may stand beside it. */
  private static void refuseAnother(ReadableWorkbook workbook, TableLimits limits)
      throws IOException {
    var sheets = workbook.getSheets().toList();
    for (var sheet : sheets.subList(1, sheets.size())) {
      var columns = columns(sheet, limits);
      if (!columns.isEmpty() && columns.equals(columns(sheets.get(0), limits))) {
        workbook.close();
        throw new UnreadableFile(
            "The workbook has another sheet with the same columns, and only the first one is read."
                + " Put all rows into one sheet, or send each sheet as a file of its own");
      }
    }
  }

  /** What stands in the first row in which something does, in whatever order. */
  private static Set<String> columns(Sheet sheet, TableLimits limits) throws IOException {
    try (var rows = sheet.openStream()) {
      return rows.map(
              row ->
                  IntStream.range(0, Math.min(row.getCellCount(), limits.columns()))
                      .mapToObj(row::getCellText)
                      .map(text -> text.strip().toLowerCase(Locale.UK))
                      .filter(text -> !text.isEmpty())
                      .collect(Collectors.toSet()))
          .filter(texts -> !texts.isEmpty())
          .findFirst()
          .orElse(Set.of());
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
    List<String> cells = new ArrayList<>(row.getCellCount());
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

  private String cell(org.dhatim.fastexcel.reader.Cell cell, int row) {
    var read = cell == null ? "" : XlsxCell.read(cell);
    if (read.length() > limits.cellLength()) {
      throw CsvSource.tooLong(row, limits);
    }
    return read;
  }
}

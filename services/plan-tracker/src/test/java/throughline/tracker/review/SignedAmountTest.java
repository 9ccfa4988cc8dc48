package throughline.tracker.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.platform.files.table.TableWriter;
import throughline.tracker.engine.rule.Unit;

/**
 * Signed figures of each unit are numbers that a spreadsheet program shows as readers know them.
 */
class SignedAmountTest {

  @TempDir Path folder;

  @Test
  void eachUnitHasANumberAndAFormat() throws IOException {
    var file = folder.resolve("amounts.xlsx");
    try (var out = Files.newOutputStream(file);
        var table = TableWriter.to(out, TableWriter.Kind.XLSX, "S", List.of("A", "B", "C", "D"))) {
      table.row(
          new SignedAmount(1234, Unit.NUMBER, null, null).cell("1,234"),
          new SignedAmount(6150, Unit.PERCENT, 123L, 200L).cell("61.5% (123 of 200)"),
          new SignedAmount(13_360, Unit.MINUTES, null, null).cell("222 h 40 min"),
          new SignedAmount(2665, Unit.PERCENT, 3331L, 12_500L).cell("26.6% (3,331 of 12,500)"));
    }

    try (var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false))) {
      var row = workbook.getFirstSheet().read().get(1);
      row.forEach(cell -> assertEquals(CellType.NUMBER, cell.getType()));
      assertEquals(1234, row.getCellAsNumber(0).orElseThrow().intValue());
      assertEquals(0.615, row.getCellAsNumber(1).orElseThrow().doubleValue(), 1e-9);
      assertEquals(222 + 40 / 60.0, row.getCellAsNumber(2).orElseThrow().doubleValue() * 24, 1e-9);
      assertEquals(0.26648, row.getCellAsNumber(3).orElseThrow().doubleValue(), 1e-9);
      assertEquals("0.0%", row.getCell(1).getDataFormatString());
      assertEquals("[h]\\ \\h\\ mm\\ \\m\\i\\n", row.getCell(2).getDataFormatString());
    }
  }
}

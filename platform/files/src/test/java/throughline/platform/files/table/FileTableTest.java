package throughline.platform.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The same columns go to readers under their labels and to programs under their keys. */
class FileTableTest {

  private record Line(String name, BigDecimal value, LocalDate day, Boolean open) {}

  private static final FileTable<Line> TABLE =
      FileTable.of(
          "Lines",
          TableColumn.text("name", "Name", Line::name),
          TableColumn.number("value", "Value", Line::value),
          TableColumn.day("day", "Day", Line::day),
          TableColumn.mark("open", "Open", Line::open));

  private static final List<Line> LINES =
      List.of(
          new Line("=1+1", new BigDecimal("-61.5"), LocalDate.parse("2026-11-24"), true),
          new Line("B, C", null, null, null));

  @Test
  void aProgramFindsColumnsByTheirKeys() throws IOException {
    assertEquals(
        """
        name,value,day,open\r
        '=1+1,-61.5,2026-11-24,Yes\r
        "B, C",,,\r
        """,
        written(TableWriter.Kind.UNMARKED_CSV));
  }

  @Test
  void aReaderFindsThemByTheirLabels() throws IOException {
    assertEquals(
        "\uFEFFName,Value,Day,Open",
        written(TableWriter.Kind.CSV).lines().findFirst().orElseThrow());
  }

  private static String written(TableWriter.Kind kind) throws IOException {
    var out = new ByteArrayOutputStream();
    TABLE.write(out, kind, LINES);
    return out.toString(StandardCharsets.UTF_8);
  }
}

package throughline.platform.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.RowsToTakeAlong.Line;

class TypedRowTest {

  private static final Column NAME = Column.required("NAME", "Name", "who");
  private static final Column DAY = Column.required("DAY", "Date", "day");
  private static final Column NOTE = Column.optional("NOTE", "Note");
  private static final List<Column> COLUMNS = List.of(NAME, DAY, NOTE);

  @Test
  void aRowIsReadByWhatPeopleCallItsColumnsAndKeepsNothingElse() {
    var columns = SheetColumns.of(List.of("Day ", "WHO", "Colour", "Note"), COLUMNS);

    var row = columns.read(row(2, "24/11/2026", " Robin ", "red", ""));

    assertEquals(Map.of("NAME", "Robin", "DAY", "24/11/2026"), row.cells());
    assertEquals("Robin", row.text(NAME));
    assertFalse(row.says(NOTE));
    assertEquals(COLUMNS, columns.found());
    assertEquals("Date: enter it", DAY.problem("enter it"));
  }

  @Test
  void everyColumnThatIsMissingIsNamed() {
    var refusal = assertThrows(InvalidInput.class, () -> SheetColumns.of(List.of("Note"), COLUMNS));

    assertEquals(
        "The first row has no column called Name or Date. It must name Name and Date",
        refusal.errors().get(0).message());
  }

  @Test
  void whatNoDatabaseKeepsIsReplacedAndNothingIsLogged() {
    var row = new TypedRow(3, true, Map.of("NAME", "a\0b\uD800c\uD83D\uDE00"));

    assertEquals("a\uFFFDb\uFFFDc\uD83D\uDE00", row.text(NAME));
    assertEquals("TypedRow 3", row.toString());
  }

  @Test
  void rowsAreWrittenPartByPartWithWhatIsWrongBehindThem() throws IOException {
    var rows =
        List.of(
            Line.wrong(typed(2, "Robin"), List.of("Date: enter it", "Row: wrong")),
            new Line(typed(5, "Sam"), null),
            Line.wrong(typed(9, "=1"), List.of("Date: enter it")));
    var out = new ByteArrayOutputStream();

    RowsToTakeAlong.write(
        out,
        TableWriter.Kind.UNMARKED_CSV,
        "Rows",
        List.of(NAME, DAY),
        RowsToTakeAlong.ERRORS,
        after -> rows.stream().filter(line -> line.row().number() > after).limit(1).toList());

    var written = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertEquals("Name,Date,Errors", written.get(0));
    assertTrue(written.get(1).startsWith("Robin,,"), written.get(1));
    assertTrue(written.get(1).contains("Date: enter it. Row: wrong"), written.get(1));
    assertTrue(written.get(2).startsWith("'=1,,"), written.get(2));
    assertEquals(3, written.size());
  }

  private static Row row(int number, String... texts) {
    return new Row(number, List.of(texts), false);
  }

  private static TypedRow typed(int number, String name) {
    return new TypedRow(number, false, Map.of("NAME", name));
  }
}

package throughline.platform.files.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.testing.Workbooks;

/** Files that are damaged, something else or meant to hurt: each is one sentence. */
class UnreadableFileTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "hours.xlsx, 4d5a9000, is a program",
    "hours.csv,  7f454c46, is a program",
    "hours.csv,  255044462d, is a PDF",
    "hours.xls,  d0cf11e0a1b11ae1, old Excel workbook",
    "hours.xlsx, 4e616d652c446174650a, ends in .xlsx",
    "hours.ods,  504b0304, must end in .csv or .xlsx",
    "hours.csv,  504b0304, ends like that of a CSV",
    "hours.xlsx, 504b0304, only a part",
    "hours.csv,  4e616d650061, NUL",
    "hours.csv,  '', is empty",
    "hours.xlsx, '', is empty",
    "hours.csv,  0a0a2c0a, is empty",
  })
  void whatItIsDecidesNotWhatItIsCalled(String name, String hex, String message)
      throws IOException {
    var content = HexFormat.of().parseHex(hex);

    assertTrue(refusal(content, name).contains(message), refusal(content, name));
  }

  @Test
  void aZipFileIsNoWorkbookWhateverItIsCalled() throws IOException {
    var file = folder.resolve("a.xlsx");
    Workbooks.zip(file, Map.of("hours.csv", Workbooks.text("A,B\n")));

    assertTrue(refusal(file, "a.xlsx").contains("a ZIP file, not an Excel workbook"));
  }

  /** Half of what was sent would be left out, and nobody would notice. */
  @Test
  void aSecondSheetOfTheSameColumnsIsNotLeftOut() throws IOException {
    var file = folder.resolve("two.xlsx");
    sheets(file, "Name", "Name");
    assertTrue(refusal(file, "two.xlsx").contains("another sheet with the same columns"));

    sheets(file, "Name", " NAME");
    assertTrue(refusal(file, "two.xlsx").contains("another sheet with the same columns"));

    sheets(file, "Name", "What this is");
    try (var rows = Rows.open(file, "two.xlsx", TableLimits.USUAL)) {
      assertEquals("1", rows.next().text(0));
    }
  }

  /** What nobody reads in cannot be read wrong; a workbook it has to be all the same. */
  @Test
  void aWorkbookThatIsKeptAsItCameOnlyHasToOpen() throws IOException {
    var file = folder.resolve("kept.xlsx");
    sheets(file, "Name", "Name");
    Rows.checkWorkbook(file, "kept.xlsx");

    var parts = Workbooks.parts("<worksheet/>");
    var workbook = new String(parts.get("xl/workbook.xml").readAllBytes(), StandardCharsets.UTF_8);
    var without = workbook.replaceAll("<sheets>.*</sheets>", "<sheets/>");
    parts.put("xl/workbook.xml", Workbooks.text(without));
    Workbooks.zip(file, parts);
    assertTrue(keptRefusal(file, "kept.xlsx").contains("cannot be read"));
    Workbooks.zip(file, Map.of("hours.csv", Workbooks.text("A,B\n")));
    assertTrue(keptRefusal(file, "kept.xlsx").contains("a ZIP file, not an Excel workbook"));
    Files.writeString(file, "A,B\n");
    assertTrue(keptRefusal(file, "kept.xlsx").contains("no Excel workbook"));
  }

  private static String keptRefusal(Path file, String name) {
    return assertThrows(UnreadableFile.class, () -> Rows.checkWorkbook(file, name)).getMessage();
  }

  private static void sheets(Path file, String... headers) throws IOException {
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "test", "1.0")) {
      for (int i = 0; i < headers.length; i++) {
        var sheet = workbook.newWorksheet("Sheet " + i);
        sheet.value(0, 0, headers[i]);
        sheet.value(1, 0, 1);
      }
    }
  }

  /** A day of 2023 was read as one of 2019. */
  @ParameterizedTest
  @ValueSource(strings = {"1", "true"})
  void datesOfAnotherCalendarAreNotTakenForOthers(String from1904) throws IOException {
    var file = folder.resolve("mac.xlsx");
    var parts = Workbooks.parts("<worksheet><sheetData/></worksheet>");
    var workbook = new String(parts.get("xl/workbook.xml").readAllBytes(), StandardCharsets.UTF_8);
    var properties = "<workbookPr date1904=\"%s\"/><sheets>".formatted(from1904);
    parts.put("xl/workbook.xml", Workbooks.text(workbook.replace("<sheets>", properties)));
    Workbooks.zip(file, parts);

    assertTrue(refusal(file, "mac.xlsx").contains("counts its days from 1904"));
  }

  @Test
  void whatTwoColumnsAreCalledIsNoGuess() {
    var columns = new SheetColumns(List.of("Name", "Note", "note "), List.of("Name"));

    assertTrue(columns.has("Name"));
    var refusal = assertThrows(InvalidInput.class, () -> columns.has("Note"));
    assertEquals(
        "Two columns are called Note. Remove one of them", refusal.errors().get(0).message());
  }

  @Test
  void aBombIsFoundBeforeAnybodyParsesIt() throws IOException {
    var file = folder.resolve("bomb.xlsx");
    var parts = Workbooks.parts("<worksheet/>");
    parts.put("xl/media/image1.xml", Workbooks.spaces(300L << 20));
    Workbooks.zip(file, parts);
    assertTrue(Files.size(file) < 1 << 20, "small as it comes");

    assertTimeout(
        Duration.ofSeconds(10), () -> assertTrue(refusal(file, "a.xlsx").contains("unfolds to")));
  }

  @Test
  void textsThatWouldFillTheMemoryAreFoundToo() throws IOException {
    var file = folder.resolve("texts.xlsx");
    var parts = Workbooks.parts("<worksheet/>");
    parts.put("xl/sharedStrings.xml", Workbooks.spaces(30L << 20));
    Workbooks.zip(file, parts);

    assertTrue(refusal(file, "a.xlsx").contains("unfolds to"));
  }

  @Test
  void thousandsOfPartsAreRefused() throws IOException {
    var file = folder.resolve("parts.xlsx");
    var parts = Workbooks.parts("<worksheet/>");
    for (var i = 0; i < 1_001; i++) {
      parts.put("xl/media/" + i, Workbooks.text(""));
    }
    Workbooks.zip(file, parts);

    assertTrue(refusal(file, "a.xlsx").contains("unfolds to"));
  }

  @ParameterizedTest
  @CsvSource({
    "<row r='1'><c r=\"ZZZZZZ1\"><v>1</v></c></row>",
    "'<row r=\"1\"><c  r=''AAAA1''><v>1</v></c></row>'",
    "<row r=\"1\"><c r=\"&#65;&#65;&#65;&#65;&#65;1\"><v>1</v></c></row>",
  })
  void aCellFarToTheRightDoesNotFillTheMemory(String row) throws IOException {
    var file = folder.resolve("far.xlsx");
    Workbooks.workbook(file, row);

    assertTrue(refusal(file, "a.xlsx").contains("beyond the last column"), refusal(file, "a.xlsx"));
  }

  @Test
  void entitiesAreNotUnfolded() throws IOException {
    var file = folder.resolve("entities.xlsx");
    var secret = Files.writeString(folder.resolve("secret.txt"), "secret");
    Workbooks.zip(
        file,
        Workbooks.parts(
            """
            <?xml version="1.0"?><!DOCTYPE w [<!ENTITY a SYSTEM "file://%s"><!ENTITY b "&a;&a;&a;&a;">]>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
                .formatted(secret)));

    assertTrue(refusal(file, "a.xlsx").contains("cannot be read"), refusal(file, "a.xlsx"));
  }

  @Test
  void halfAWorkbookIsSaidToBeHalf() throws IOException {
    var whole = folder.resolve("whole.xlsx");
    Workbooks.workbook(whole, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>");
    var content = Files.readAllBytes(whole);

    for (var length = 4; length < content.length; length += 97) {
      var half = Arrays.copyOf(content, length);
      assertTrue(refusal(half, "a.xlsx").contains("only a part"), "first " + length);
    }
  }

  @Test
  void aQuotationMarkThatIsNeverClosedIsSaid() throws IOException {
    var open = "A,B\n1,\"" + "x".repeat(20_000);

    assertTrue(refusal(open.getBytes(StandardCharsets.UTF_8), "a.csv").length() > 20);
  }

  @Test
  void thereAreLimitsOfRowsColumnsAndLengths() throws IOException {
    var few = new TableLimits(2, 3, 5, 1 << 20);

    assertEquals(
        "The file has more than 2 rows. Split it into several files", refusal(few, "A\n1\n2\n3\n"));
    assertEquals(
        "Row 2 has more than 3 columns. Keep only the columns that are asked for",
        refusal(few, "A\n1,2,3,4\n"));
    assertTrue(
        refusal(few, "A\nlonger\n").startsWith("Row 2 has a cell of more than 5 characters"));
  }

  private String refusal(TableLimits limits, String csv) throws IOException {
    var file = Files.writeString(folder.resolve("limits.csv"), csv);
    return refusal(file, "a.csv", limits);
  }

  private String refusal(byte[] content, String name) throws IOException {
    return refusal(Files.write(folder.resolve("sent"), content), name);
  }

  private static String refusal(Path file, String name) {
    return refusal(file, name, TableLimits.USUAL);
  }

  private static String refusal(Path file, String name, TableLimits limits) {
    var refusal =
        assertThrows(
            UnreadableFile.class,
            () -> {
              try (var rows = Rows.open(file, name, limits)) {
                rows.forEachRemaining(row -> List.of());
              }
            });
    return refusal.getMessage();
  }
}

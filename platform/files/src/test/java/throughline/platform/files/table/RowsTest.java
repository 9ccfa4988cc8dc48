package throughline.platform.files.table;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.testing.Workbooks;

/** One reader for both kinds, however the program on somebody's desk writes them. */
class RowsTest {

  @TempDir Path folder;

  static Stream<Arguments> encodings() {
    return Stream.of(
        Arguments.of("", UTF_8),
        Arguments.of("\uFEFF", UTF_8),
        Arguments.of("\uFEFF", UTF_16LE),
        Arguments.of("\uFEFF", UTF_16BE),
        Arguments.of("", Charset.forName("windows-1252")));
  }

  @ParameterizedTest
  @MethodSource("encodings")
  void theEncodingIsRecognised(String mark, Charset charset) throws IOException {
    var file = csv((mark + "Name,Note\nSiân,ó’Brien – £5\n").getBytes(charset));

    assertEquals(List.of("1: Name|Note", "2: Siân|ó’Brien – £5"), read(file, "a.csv"));
  }

  @Test
  void aLongFileInUtf8IsNotTakenForAnotherWhereABufferEndsInsideALetter() throws IOException {
    for (var padding = 0; padding < 3; padding++) {
      var file = csv(("x".repeat(padding) + "Name\n" + "é€".repeat(4_000) + "\n").repeat(5));
      assertTrue(read(file, "a.csv").get(1).endsWith("é€"), "padding " + padding);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theSeparatorIsRecognised(String separator) throws IOException {
    var file = csv("\"A, or; B\"#C#D\n1#\"2\n3\"#4\n5#6\n".replace("#", separator));

    assertEquals(
        List.of("1: A, or; B|C|D", "2: 1|2\n3|4", "4: 5|6||cut short"), read(file, "a.csv"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sep=,\nA;x,B\n",
        "SEP=,\r\nA;x,B\r\n",
        "\"sep=,\"\nA;x,B,C\n",
        "sep=;,,,\nA;x,B,C\n",
      })
  void aFirstLineThatNamesTheSeparatorForExcelIsNoRow(String content) throws IOException {
    assertEquals("1: A;x|B", read(csv(content), "a.csv").get(0).replace("|C", ""));
  }

  @Test
  void rowNumbersCountWhatIsLeftOut() throws IOException {
    assertEquals(List.of("3: A|B", "6: 1|2"), read(csv("\n,\nA,B\n\n , \n1,2\n"), "a.csv"));
  }

  @ParameterizedTest
  @EnumSource(TableWriter.Kind.class)
  void whatIsWrittenIsReadAgain(TableWriter.Kind kind) throws IOException {
    var file = folder.resolve("out" + kind.ending());
    try (var out = Files.newOutputStream(file);
        var writer = TableWriter.to(out, kind, "Hours", List.of("Name", "Day", "Minutes"))) {
      writer.row("Siân \"Mair\", ó", LocalDate.of(2026, 11, 24), 90);
      writer.row("=HYPERLINK(\"http://evil.example\")", null, -5);
      writer.row("'quoted'", null, 2.5);
    }

    assertEquals(
        List.of(
            "1: Name|Day|Minutes",
            "2: Siân \"Mair\", ó|2026-11-24|90",
            "3: =HYPERLINK(\"http://evil.example\")||-5",
            "4: 'quoted'||2.5"),
        read(file, file.getFileName().toString()));
  }

  /** Also in the forms in which a spreadsheet of East Asia takes the signs, and behind blanks. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "＝1+1",
        "＋1",
        "－1",
        "＠SUM(A1)",
        " =1+1",
        "\t1",
        "\r1",
        "\n1",
        "\t=1+1",
        "\u00a0＝1+1",
        "\u3000=1+1",
        "\u200b=1+1",
        "\ufeff＝1+1",
        "\u202e=1+1"
      })
  void aFormulaIsWrittenAsTextAndReadAsItWas(String formula) throws IOException {
    var file = folder.resolve("formula.csv");
    try (var out = Files.newOutputStream(file);
        var writer = TableWriter.to(out, TableWriter.Kind.CSV, "Names", List.of("Name"))) {
      writer.row(formula);
    }

    var written = Files.readString(file);
    assertTrue(written.contains("\n'" + formula) || written.contains("\"'" + formula), written);
    assertEquals(formula, FormulaEscaper.read("'" + formula));
  }

  @Test
  void aNumberIsANumberInAWorkbookAndWhatReadersSeeInACsvFile() throws IOException {
    var share = new FormattedNumber(0.61, "0.0%", "61% (3,050 of 5,000)");
    assertThrows(IllegalArgumentException.class, () -> new FormattedNumber(1, "0\" h\"", "1 h"));
    for (var kind : List.of(TableWriter.Kind.CSV, TableWriter.Kind.XLSX)) {
      var file = folder.resolve("numbers" + kind.ending());
      try (var out = Files.newOutputStream(file);
          var writer = TableWriter.to(out, kind, "Shares", List.of("Share", "Of"))) {
        writer.row(share, 5000);
        writer.notes(Map.of("Shares", "=made up"));
      }
    }

    assertEquals(
        List.of("1: Share|Of", "2: 61% (3,050 of 5,000)|5000"),
        read(folder.resolve("numbers.csv"), "numbers.csv"));
    var workbook = folder.resolve("numbers.xlsx");
    assertEquals(List.of("1: Share|Of", "2: 61%|5000"), read(workbook, "numbers.xlsx"));
    assertTrue(Workbooks.entry(workbook, "xl/worksheets/sheet2.xml").contains("=made up"));
    assertTrue(!Workbooks.entry(workbook, "xl/worksheets/sheet2.xml").contains("<f>"));
  }

  @Test
  void aProgramThatKnowsNoMarkFindsTheFirstHeading() throws IOException {
    var file = folder.resolve("out.csv");
    try (var out = Files.newOutputStream(file);
        var writer = TableWriter.to(out, TableWriter.Kind.UNMARKED_CSV, "", List.of("A", "B"))) {
      writer.row("=1+1", null);
    }

    assertEquals("A,B\r\n'=1+1,\r\n", Files.readString(file));
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1"})
  void aFormulaIsHarmlessInTheFile(String attack) throws IOException {
    var csv = folder.resolve("out.csv");
    try (var out = Files.newOutputStream(csv);
        var writer = TableWriter.to(out, TableWriter.Kind.CSV, "", List.of("A"))) {
      writer.row(attack);
    }
    assertTrue(Files.readString(csv).replace("\"", "").contains("\n'" + attack), "not text");

    var xlsx = folder.resolve("out.xlsx");
    try (var out = Files.newOutputStream(xlsx);
        var writer = TableWriter.to(out, TableWriter.Kind.XLSX, "S", List.of("A"))) {
      writer.row(attack);
    }
    assertTrue(!Workbooks.entry(xlsx, "xl/worksheets/sheet1.xml").contains("<f>"), "a formula");
  }

  @Test
  void aFormulaOfAWorkbookIsReadAsWhatItCameTo() throws IOException {
    var file = folder.resolve("in.xlsx");
    Workbooks.workbook(
        file,
        """
        <row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>
        <row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>
        <row r="3"><c r="A3" t="str"><f>CONCAT("a","b")</f><v>ab</v></c></row>
        """);

    assertEquals(List.of("1: A", "2: 2", "3: ab"), read(file, "in.xlsx"));
  }

  @Test
  void datesAndTimesOfAWorkbookAreTextAsAFormTakesThem() throws IOException {
    var file = folder.resolve("in.xlsx");
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("S");
      sheet.value(0, 0, "When");
      sheet.value(1, 0, LocalDate.of(2026, 3, 28));
      sheet.style(1, 0).format("dd/mm/yyyy").set();
      sheet.value(2, 0, 14.5 / 24);
      sheet.style(2, 0).format("h:mm AM/PM").set();
      sheet.value(3, 0, 46109.75);
      sheet.style(3, 0).format("dd/mm/yyyy hh:mm").set();
      sheet.value(4, 0, 1_234.5);
      sheet.style(4, 0).format("#,##0.00").set();
      sheet.value(5, 0, LocalDate.of(2026, 3, 28));
      sheet.style(5, 0).format("DD/MM/YYYY").set();
      sheet.value(6, 0, 14.5 / 24);
      sheet.style(6, 0).format("HH:MM").set();
      sheet.value(7, 0, 46109.75);
      sheet.style(7, 0).format("[$-809]DD/MM/YYYY HH:MM").set();
      sheet.value(8, 0, 1_234.5);
      sheet.style(8, 0).format("[RED]0.0").set();
    }

    assertEquals(
        List.of(
            "1: When",
            "2: 2026-03-28",
            "3: 14:30",
            "4: 2026-03-28 18:00",
            "5: 1234.5",
            "6: 2026-03-28",
            "7: 14:30",
            "8: 2026-03-28 18:00",
            "9: 1234.5"),
        read(file, "in.xlsx"));
  }

  /** Whoever types 61% into a spreadsheet has stored 0.61, and means 61. */
  @Test
  void aPercentageOfAWorkbookIsReadAsItIsShown() throws IOException {
    var file = folder.resolve("in.xlsx");
    try (var out = Files.newOutputStream(file);
        var workbook = new Workbook(out, "test", "1.0")) {
      var sheet = workbook.newWorksheet("S");
      sheet.value(0, 0, "Share");
      sheet.value(1, 0, 0.61);
      sheet.style(1, 0).format("0%").set();
      sheet.value(2, 0, 0.615);
      sheet.style(2, 0).format("0.00%").set();
      sheet.value(3, 0, 1.2);
      sheet.style(3, 0).format("0.0%").set();
    }

    assertEquals(List.of("1: Share", "2: 61%", "3: 61.5%", "4: 120%"), read(file, "in.xlsx"));
  }

  @Test
  void aRowOfAWorkbookEndsWhereNothingMoreStandsInIt() throws IOException {
    var file = folder.resolve("in.xlsx");
    try (var out = Files.newOutputStream(file);
        var table = TableWriter.to(out, TableWriter.Kind.XLSX, "Sheet", List.of("A", "B"))) {
      table.row("1", null);
    }

    assertEquals(List.of("1: A|B", "2: 1|"), read(file, "in.xlsx"));
  }

  private Path csv(String text) throws IOException {
    return csv(text.getBytes(UTF_8));
  }

  private Path csv(byte[] content) throws IOException {
    return Files.write(folder.resolve("in.csv"), content);
  }

  private static List<String> read(Path file, String name) {
    var lines = new ArrayList<String>();
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      lines.add(rows.headerRow() + ": " + String.join("|", rows.header()));
      rows.forEachRemaining(
          row ->
              lines.add(
                  row.number()
                      + ": "
                      + String.join("|", row.cells())
                      + (row.cutShort() ? "|cut short" : "")));
    }
    return lines;
  }
}

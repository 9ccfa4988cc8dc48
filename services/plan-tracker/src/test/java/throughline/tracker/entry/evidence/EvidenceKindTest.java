package throughline.tracker.entry.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.TableWriter;
import throughline.platform.testing.Workbooks;

/** A file is what is in it, and not what it is called. */
class EvidenceKindTest {

  private static final byte[] PDF =
      "%PDF-1.7\n1 0 obj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PNG =
      "\u0089PNG\r\n\u001a\n....IHDR....IEND\u00ae\u0042\u0060\u0082"
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] JPEG =
      picture("\u00ff\u00e0\u0000\u0006JFIF").getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;

  @Test
  void eachKindIsRecognised() throws IOException {
    assertEquals(EvidenceKind.PDF, kind("Minutes.PDF", PDF));
    assertEquals(EvidenceKind.PNG, kind("chart.png", PNG));
    assertEquals(EvidenceKind.JPEG, kind("photo.jpg", JPEG));
    assertEquals(EvidenceKind.JPEG, kind("photo.jpeg", JPEG));
    assertEquals(EvidenceKind.CSV, kind("list.csv", "a,b\n1,2\n".getBytes()));
    assertEquals(EvidenceKind.XLSX, kind("list.xlsx", workbook()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"page.pdf", "page.png", "page.jpg", "page.xlsx"})
  void aPageUnderAnotherNameIsRefused(String name) {
    var refused =
        assertThrows(InvalidInput.class, () -> kind(name, "<script>alert(1)</script>".getBytes()));

    assertEquals("file", refused.errors().get(0).field());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.pdf", "a.png", "a.jpg", "a.xlsx", "a.csv"})
  void anEmptyFileIsCalledEmpty(String name) {
    var refused = assertThrows(InvalidInput.class, () -> kind(name, new byte[0]));

    assertTrue(refused.errors().get(0).message().startsWith("The file is empty"));
  }

  @Test
  void aPartOfAFileIsRefused() throws IOException {
    for (var name : List.of("a.pdf", "a.png", "a.jpg", "a.xlsx")) {
      var whole =
          switch (name) {
            case "a.pdf" -> PDF;
            case "a.png" -> PNG;
            case "a.jpg" -> JPEG;
            default -> workbook();
          };
      var part = java.util.Arrays.copyOf(whole, whole.length - 10);
      assertThrows(InvalidInput.class, () -> kind(name, part), name);
    }
  }

  /** Phones put a film behind the photo, and a small picture of it before. */
  @Test
  void aPhotoMayHaveMoreBehindItsEnd() throws IOException {
    var small = picture("");
    var segment = "\u00ff\u00e1\u0000" + (char) (2 + small.length()) + small;
    var photo = picture(segment);

    assertEquals(EvidenceKind.JPEG, kind("photo.jpg", latin(photo + "....ftypmp42")));
    assertEquals(EvidenceKind.JPEG, kind("photo.jpg", latin(photo)));
    var cut = latin(photo.substring(0, photo.length() - 2));
    assertThrows(InvalidInput.class, () -> kind("photo.jpg", cut), "its small picture ends");
    var segments = latin(photo.substring(0, 2 + segment.length()));
    assertThrows(InvalidInput.class, () -> kind("photo.jpg", segments), "nothing of it came");
  }

  private static String picture(String segments) {
    return "\u00ff\u00d8"
        + segments
        + "\u00ff\u00db\u0000\u0003q\u00ff\u00da\u0000\u0003s...\u00ff\u0000...\u00ff\u00d9";
  }

  private static byte[] latin(String content) {
    return content.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** No row of it is read, so that it may have its rows as it likes. */
  @Test
  void aWorkbookIsKeptAsItCame() throws IOException {
    assertEquals(EvidenceKind.XLSX, kind("months.xlsx", sheets("Name", "Name")));
    assertEquals(EvidenceKind.XLSX, kind("cover.xlsx", sheets("", "Name")));
    var parts = Workbooks.parts("<worksheet><sheetData/></worksheet>");
    var workbook = new String(parts.get("xl/workbook.xml").readAllBytes(), StandardCharsets.UTF_8);
    var from1904 = "<workbookPr date1904=\"1\"/><sheets>";
    parts.put("xl/workbook.xml", Workbooks.text(workbook.replace("<sheets>", from1904)));
    var mac = folder.resolve("mac.xlsx");
    Workbooks.zip(mac, parts);
    assertEquals(EvidenceKind.XLSX, EvidenceKind.of("mac.xlsx", mac));
  }

  private static byte[] sheets(String... headers) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var workbook = new Workbook(out, "test", "1.0")) {
      for (int i = 0; i < headers.length; i++) {
        var sheet = workbook.newWorksheet("Sheet " + i);
        if (!headers[i].isEmpty()) {
          sheet.value(0, 0, headers[i]);
        }
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.exe", "page.html", "picture.svg", "book.xlsm", "noending"})
  void otherKindsAreRefused(String name) {
    var refused = assertThrows(InvalidInput.class, () -> kind(name, PDF));

    assertTrue(refused.errors().get(0).message().contains("must end in .pdf"));
  }

  private EvidenceKind kind(String name, byte[] content) throws IOException {
    var file = folder.resolve("content");
    Files.write(file, content);
    return EvidenceKind.of(name, file);
  }

  private static byte[] workbook() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var table = TableWriter.to(out, TableWriter.Kind.XLSX, "Sheet", List.of("A"))) {
      table.row("1");
    }
    return out.toByteArray();
  }
}

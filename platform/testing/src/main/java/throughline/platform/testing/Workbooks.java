package throughline.platform.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Excel workbooks made by hand, part by part, right ones and such as are meant to hurt. */
public final class Workbooks {

  private static final String TYPES =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>
      <Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/>
      </Types>""";

  private static final String WORKBOOK =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
      <sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>""";

  private static final String RELATIONS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>
      </Relationships>""";

  private Workbooks() {}

  public static void workbook(Path file, String rows) throws IOException {
    zip(
        file,
        parts(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>"""
                .formatted(rows)));
  }

  /** The parts of a workbook whose only sheet is this XML; a test may add to them. */
  public static Map<String, InputStream> parts(String sheet) {
    var parts = new LinkedHashMap<String, InputStream>();
    parts.put("[Content_Types].xml", text(TYPES));
    parts.put("xl/workbook.xml", text(WORKBOOK));
    parts.put("xl/_rels/workbook.xml.rels", text(RELATIONS));
    parts.put("xl/sharedStrings.xml", text("<sst><si><t>shared</t></si></sst>"));
    parts.put("xl/worksheets/sheet1.xml", text(sheet));
    return parts;
  }

  public static InputStream text(String content) {
    return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  public static void zip(Path file, Map<String, InputStream> parts) throws IOException {
    try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        part.getValue().transferTo(zip);
      }
    }
  }

  public static InputStream spaces(long number) {
    return new InputStream() {
      private long left = number;

      @Override
      public int read() {
        return left-- > 0 ? ' ' : -1;
      }

      @Override
      public int read(byte[] bytes, int from, int length) {
        if (left <= 0) {
          return -1;
        }
        var some = (int) Math.min(left, length);
        Arrays.fill(bytes, from, from + some, (byte) ' ');
        left -= some;
        return some;
      }
    };
  }

  public static String entry(Path file, String name) throws IOException {
    try (var zip = new ZipFile(file.toFile());
        var content = zip.getInputStream(zip.getEntry(name))) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

package throughline.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A file that no page can take.
 *
 * @param name what its sender calls it
 * @param says what the sentence about it says among others; empty where that is the page's matter
 */
record BrokenFile(String name, byte[] content, String says) {

  private static final int LARGE = 50 << 20;
  private static final long UNFOLDED = 30L << 20;
  private static final byte[] PROGRAM = {'M', 'Z', (byte) 0x90, 0};
  private static final byte[] PICTURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0};

  static List<BrokenFile> all() {
    return List.of(
        new BrokenFile("", new byte[0], "Choose the file"),
        new BrokenFile("empty.csv", new byte[0], "is empty"),
        new BrokenFile("50-megabytes.csv", new byte[LARGE], "larger than 10 MB"),
        new BrokenFile("nul.csv", text("A,B\n1,\0\n"), "NUL"),
        new BrokenFile("half.csv", text("A,B\n1,\"hal"), ""),
        new BrokenFile("other-columns.csv", text("A,B\n1,2\n"), "column"),
        new BrokenFile("program.csv", PROGRAM, "is a program"),
        new BrokenFile("picture.xlsx", PICTURE, ""),
        new BrokenFile("half.xlsx", half(workbook()), "only a part"),
        new BrokenFile("other-columns.xlsx", workbook(), "column"),
        new BrokenFile("bomb.xlsx", bomb(), "unfolds to"));
  }

  private static byte[] text(String content) {
    return content.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] half(byte[] whole) {
    return Arrays.copyOf(whole, whole.length / 2);
  }

  private static byte[] workbook() {
    return made(file -> Workbooks.workbook(file, "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"));
  }

  private static byte[] bomb() {
    return made(
        file -> {
          var parts = Workbooks.parts("<worksheet/>");
          parts.put("xl/media/image1.xml", Workbooks.spaces(UNFOLDED));
          Workbooks.zip(file, parts);
        });
  }

  private interface Maker {
    void make(Path file) throws IOException;
  }

  private static byte[] made(Maker maker) {
    try {
      var file = Files.createTempFile("broken", ".xlsx");
      try {
        maker.make(file);
        return Files.readAllBytes(file);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

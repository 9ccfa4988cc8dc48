package throughline.platform.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Sends every {@link BrokenFile} to a page that takes a file. Each has to be answered by the page
 * with one sentence at the field of the file; whatever else was typed is still there, nothing is
 * kept, and the page opens again.
 */
final class UploadWalk {

  private static final String TAKES_A_FILE = "multipart/form-data";

  private final Endpoint endpoint;
  private final Map<String, String> typed;
  private final Browser browser;

  UploadWalk(Endpoint endpoint, Map<String, String> typed) {
    this.endpoint = endpoint;
    this.typed = typed;
    this.browser = Browser.of(Actor.with(endpoint.roles().toArray(String[]::new)));
  }

  static boolean isFor(Endpoint endpoint) {
    return endpoint.takes().contains(TAKES_A_FILE);
  }

  List<String> complaints() {
    var complaints = new ArrayList<String>();
    var before = Database.digest();
    for (BrokenFile file : BrokenFile.all()) {
      complaintsOf(file)
          .forEach(
              complaint ->
                  complaints.add("%s, %s: %s".formatted(endpoint.name(), file.name(), complaint)));
    }
    if (!before.equals(Database.digest())) {
      complaints.add(endpoint.name() + ": something was kept");
    }
    return complaints;
  }

  private List<String> complaintsOf(BrokenFile file) {
    var form = browser.open(endpoint.path());
    form.then().statusCode(200);
    var field = form.fileField();
    try (var log = new LogWatch()) {
      var answer = browser.upload(form, endpoint.path(), field, file.name(), file.content(), typed);
      var complaints = complaintsOf(answer, field, file);
      if (!log.lines().isBlank()) {
        complaints.add("logged " + log.lines());
      }
      return complaints;
    }
  }

  private List<String> complaintsOf(Page answer, String field, BrokenFile file) {
    var complaints = new ArrayList<String>();
    if (answer.status() != 400) {
      complaints.add("answered " + answer.status());
    }
    var problems = answer.problems();
    if (problems.size() != 1
        || !problems.get(0).startsWith("#" + field + " ")
        || !problems.get(0).contains(file.says())) {
      complaints.add("said " + problems + " and not one sentence with: " + file.says());
    }
    typed.forEach(
        (name, value) -> {
          if (!value.equals(answer.typed(name))) {
            complaints.add(name + " was lost");
          }
        });
    return complaints;
  }

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
}

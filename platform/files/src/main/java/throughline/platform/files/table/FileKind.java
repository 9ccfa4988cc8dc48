package throughline.platform.files.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which of the two kinds a file is, by its first bytes and not by its name alone. */
enum FileKind {
  CSV(List.of(".csv", ".txt", ".tsv")),
  XLSX(List.of(".xlsx"));

  private static final String SAVE_AS = "Save it as CSV or as an Excel workbook (.xlsx)";

  private static final String EMPTY = "The file is empty. Choose the file that has something in it";

  private static final Map<String, String> KNOWN =
      Map.of(
          "4d5a", "The file is a program, not a spreadsheet. " + SAVE_AS,
          "7f454c46", "The file is a program, not a spreadsheet. " + SAVE_AS,
          "25504446", "The file is a PDF, not a spreadsheet. " + SAVE_AS,
          "89504e47", "The file is a picture, not a spreadsheet. " + SAVE_AS,
          "ffd8ff", "The file is a picture, not a spreadsheet. " + SAVE_AS,
          "d0cf11e0",
              "The file is an old Excel workbook (.xls) or is locked by a password. " + SAVE_AS);

  private static final String ZIP = "504b0304";

  private final List<String> endings;

  FileKind(List<String> endings) {
    this.endings = endings;
  }

  static FileKind of(Path file, String name) {
    var start = HexFormat.of().formatHex(firstBytes(file));
    if (start.isEmpty()) {
      throw new UnreadableFile(EMPTY);
    }
    for (var known : KNOWN.entrySet()) {
      if (start.startsWith(known.getKey())) {
        throw new UnreadableFile(known.getValue());
      }
    }
    var kind = start.startsWith(ZIP) ? XLSX : CSV;
    return kind.checked(name.toLowerCase(Locale.ROOT));
  }

  private FileKind checked(String name) {
    if (endings.stream().anyMatch(name::endsWith)) {
      return this;
    }
    var other = this == XLSX ? CSV : XLSX;
    if (other.endings.stream().noneMatch(name::endsWith)) {
      throw new UnreadableFile(
          "The file's name must end in .csv or .xlsx. Save your spreadsheet as one of them");
    }
    throw new UnreadableFile(
        this == XLSX
            ? "The file's name ends like that of a CSV file, but it is a workbook or ZIP file. "
                + SAVE_AS
            : "The file's name ends in .xlsx, but it is no Excel workbook or only a part of one. "
                + SAVE_AS);
  }

  private static byte[] firstBytes(Path file) {
    var bytes = new byte[8];
    try (var content = Files.newInputStream(file)) {
      return Arrays.copyOf(bytes, content.readNBytes(bytes, 0, bytes.length));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

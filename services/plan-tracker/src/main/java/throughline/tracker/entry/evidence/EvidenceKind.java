package throughline.tracker.entry.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.files.table.Rows;
import throughline.platform.files.table.TableLimits;

/**
 * A kind of file that is evidence. Each is looked into: a name says nothing of what a file is. It
 * is only ever handed out as a download, so that a browser runs none of it.
 */
enum EvidenceKind {
  PDF("application/pdf", ".pdf") {
    @Override
    boolean isIn(byte[] content) {
      return starts(content, "%PDF-".getBytes(StandardCharsets.US_ASCII))
          && end(content, 1_024).contains("%%EOF");
    }
  },
  PNG("image/png", ".png") {
    @Override
    boolean isIn(byte[] content) {
      return starts(content, HexFormat.of().parseHex("89504e470d0a1a0a"))
          && end(content, 12).contains("IEND");
    }
  },
  JPEG("image/jpeg", ".jpg", ".jpeg") {
    @Override
    boolean isIn(byte[] content) {
      return starts(content, HexFormat.of().parseHex("ffd8ff"))
          && endsAfter(content, startOfScan(content));
    }

    /**
     * Past the segments (ITU-T T.81, annex B): one of them may hold a small picture of the same,
     * which has an end of its own.
     */
    private static int startOfScan(byte[] content) {
      int at = 2;
      while (at + 3 < content.length && !isMarker(content, at, 0xDA)) {
        boolean isSegment = content[at] == (byte) 0xFF && content[at + 1] != (byte) 0xFF;
        at += isSegment ? 2 + ((content[at + 2] & 0xFF) << 8 | content[at + 3] & 0xFF) : 1;
      }
      return at;
    }

    /** Whether the picture ends: phones put more behind that, a film say. */
    private static boolean endsAfter(byte[] content, int from) {
      for (int at = from; at + 1 < content.length; at++) {
        if (isMarker(content, at, 0xD9)) {
          return true;
        }
      }
      return false;
    }

    private static boolean isMarker(byte[] content, int at, int marker) {
      return content[at] == (byte) 0xFF && content[at + 1] == (byte) marker;
    }
  },
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"),
  CSV("text/csv;charset=UTF-8", ".csv");

  private final String mediaType;
  private final List<String> endings;

  EvidenceKind(String mediaType, String... endings) {
    this.mediaType = mediaType;
    this.endings = List.of(endings);
  }

  String mediaType() {
    return mediaType;
  }

  boolean isIn(byte[] content) {
    return false;
  }

  static EvidenceKind of(String name, Path file) {
    var lower = name.toLowerCase(Locale.ROOT);
    var kind =
        Arrays.stream(values())
            .filter(each -> each.endings.stream().anyMatch(lower::endsWith))
            .findFirst()
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "file",
                        "The file's name must end in .pdf, .png, .jpg, .xlsx or .csv. Save it as one of them"));
    if (size(file) == 0) {
      throw new InvalidInput("file", "The file is empty. Choose the file that has something in it");
    }
    kind.check(lower, file);
    return kind;
  }

  private void check(String name, Path file) {
    if (this == XLSX) {
      Rows.checkWorkbook(file, name);
    } else if (this == CSV) {
      checkTable(name, file);
    } else if (!isIn(read(file))) {
      throw new InvalidInput(
          "file",
          "The file's name says that it is a %s file, but what is in it is something else, or only a part. Save it again and send the new one"
              .formatted(name()));
    }
  }

  private static void checkTable(String name, Path file) {
    try (var rows = Rows.open(file, name, TableLimits.USUAL)) {
      while (rows.hasNext()) {
        rows.next();
      }
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static boolean starts(byte[] content, byte[] begin) {
    return content.length > begin.length
        && Arrays.equals(content, 0, begin.length, begin, 0, begin.length);
  }

  private static String end(byte[] content, int length) {
    int from = Math.max(0, content.length - length);
    return new String(content, from, content.length - from, StandardCharsets.ISO_8859_1);
  }
}

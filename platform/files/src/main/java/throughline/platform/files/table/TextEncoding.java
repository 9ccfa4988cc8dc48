package throughline.platform.files.table;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How the text of a CSV file is written. Excel's "CSV UTF-8" has a mark, its "Unicode text" is
 * UTF-16, and its plain "CSV" is Windows-1252 on a British computer; other programs write UTF-8
 * without a mark.
 *
 * @param markLength bytes of the mark, which is no part of the text
 */
record TextEncoding(Charset charset, int markLength) {

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Recognises it by the mark, or else by reading the whole file once. */
  static TextEncoding of(Path file) throws IOException {
    try (var content = Files.newInputStream(file)) {
      var start = content.readNBytes(3);
      if (startsWith(start, 0xEF, 0xBB, 0xBF)) {
        return new TextEncoding(StandardCharsets.UTF_8, 3);
      }
      if (startsWith(start, 0xFF, 0xFE)) {
        return new TextEncoding(StandardCharsets.UTF_16LE, 2);
      }
      if (startsWith(start, 0xFE, 0xFF)) {
        return new TextEncoding(StandardCharsets.UTF_16BE, 2);
      }
    }
    try (var content = Files.newInputStream(file)) {
      return new TextEncoding(isUtf8(content) ? StandardCharsets.UTF_8 : WINDOWS, 0);
    }
  }

  private static boolean startsWith(byte[] start, int... mark) {
    if (start.length < mark.length) {
      return false;
    }
    for (var i = 0; i < mark.length; i++) {
      if ((start[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUtf8(InputStream content) throws IOException {
    var decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
    var bytes = ByteBuffer.allocate(16 * 1024);
    var text = CharBuffer.allocate(16 * 1024);
    var valid = true;
    int read;
    while ((read = content.read(bytes.array(), bytes.position(), bytes.remaining())) >= 0) {
      refuseNul(bytes.array(), bytes.position(), read);
      bytes.limit(bytes.position() + read).position(0);
      valid = valid && decodes(decoder, bytes, text, false);
      bytes.compact();
      if (!valid) {
        bytes.clear();
      }
    }
    bytes.flip();
    return valid && decodes(decoder, bytes, text, true);
  }

  private static boolean decodes(
      CharsetDecoder decoder, ByteBuffer bytes, CharBuffer text, boolean last) {
    text.clear();
    return !decoder.decode(bytes, text, last).isError();
  }

  private static void refuseNul(byte[] bytes, int from, int length) {
    for (var i = from; i < from + length; i++) {
      if (bytes[i] == 0) {
        throw new UnreadableFile(
            "The file holds characters that no CSV file has (NUL), so it is damaged or something"
                + " else. Save it again as CSV");
      }
    }
  }
}

package throughline.tracker.rulechange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import throughline.platform.core.input.InvalidInput;
import throughline.platform.web.limits.UploadedFile;

/** Reads a file that holds a measure as text. */
final class RuleFile {

  private static final String FIELD = "file";
  private static final long MOST_BYTES = 4L * TrialRequest.LONGEST_ENTRY;

  private RuleFile() {}

  static String read(UploadedFile file) {
    if (file.size() == 0) {
      throw new InvalidInput(FIELD, "The file is empty. Choose the file with the measure");
    }
    if (file.size() > MOST_BYTES) {
      throw new InvalidInput(
          FIELD, "The file is longer than one measure. Send a file that holds one measure");
    }
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file.path())))
              .toString();
      if (text.indexOf('\0') >= 0) {
        throw noText();
      }
      return text.replace("\r\n", "\n").replace("\uFEFF", "");
    } catch (CharacterCodingException notUtf8) {
      throw noText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidInput noText() {
    return new InvalidInput(
        FIELD, "The file is no text in UTF-8. Save the measure as a text file and choose that");
  }
}

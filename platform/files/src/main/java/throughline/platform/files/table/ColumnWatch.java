package throughline.platform.files.table;

import java.nio.charset.StandardCharsets;

/**
 * Looks for cells that say to stand far to the right: the reader makes a list as long as that. The
 * last column of a workbook is XFD, three letters.
 */
final class ColumnWatch {

  private static final byte[] START = " r=".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_LETTERS = 3;

  private int matched;
  private int letters = -1;

  /**
   * Takes the next bytes of an XML file.
   *
   * @throws UnreadableFile if there is such a cell
   */
  void watch(byte[] bytes, int length) {
    for (var i = 0; i < length; i++) {
      if (letters >= 0) {
        inReference(bytes[i]);
      } else if (matched == START.length) {
        letters = 0;
        matched = 0;
      } else {
        matched = bytes[i] == START[matched] ? matched + 1 : isSpace(bytes[i]) ? 1 : 0;
      }
    }
  }

  /** An entity can only be there to hide the letters. */
  private void inReference(byte value) {
    var letter = value >= 'A' && value <= 'Z' || value >= 'a' && value <= 'z' || value == '&';
    letters = letter ? letters + 1 : -1;
    if (letters > MOST_LETTERS || value == '&') {
      throw new UnreadableFile(
          "The file has cells beyond the last column of a workbook, so it is damaged. Save it again"
              + " and send the new one");
    }
  }

  private static boolean isSpace(byte value) {
    return value == ' ' || value == '\n' || value == '\r' || value == '\t';
  }
}

package throughline.volunteers.hours;

import java.util.UUID;
import throughline.platform.web.input.Fields;
import throughline.platform.web.input.InvalidInput;

/**
 * A part of a list: so many entries after the last one of the page before. Unlike a page number it
 * neither skips nor repeats entries when others are approved meanwhile.
 */
record PageWanted(UUID after, int limit) {

  private static final int USUAL = 50;
  private static final int MOST = 200;

  /**
   * Reads both as typed; null takes the first page and the usual length.
   *
   * @throws InvalidInput naming what is wrong
   */
  static PageWanted read(String after, String limit) {
    var fields = new Fields();
    var length =
        limit == null ? USUAL : fields.wholeNumber("limit", limit, 1, MOST, "Enter a number");
    var start = after == null ? null : id(fields, after);
    fields.throwIfAny();
    return new PageWanted(start, length);
  }

  boolean isFirst() {
    return after == null;
  }

  private static UUID id(Fields fields, String after) {
    try {
      return UUID.fromString(after);
    } catch (IllegalArgumentException notOurs) {
      fields.reject("after", "Send what the page before gave as next");
      return null;
    }
  }
}

package throughline.platform.core.paging;

import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * A part of a list: so many entries after the last one of the part before. Unlike a page number it
 * neither skips nor repeats entries when others come or go meanwhile.
 *
 * @param after the id of the last entry that the caller has; null for the first part
 * @param limit how many entries at most, 1 to 200
 */
public record PageRequest(UUID after, int limit) {

  private static final int USUAL = 50;
  private static final int MOST = 200;

  /**
   * Reads the query parameters {@code after} and {@code limit} as typed; null takes the first part
   * and the usual 50 entries.
   *
   * @throws InvalidInput naming what is wrong
   */
  public static PageRequest read(String after, String limit) {
    var fields = new Fields();
    var length =
        limit == null ? USUAL : fields.wholeNumber("limit", limit, 1, MOST, "Enter a number");
    var start = after == null ? null : id(fields, after);
    fields.throwIfAny();
    return new PageRequest(start, length);
  }

  /**
   * The part that a link of a page leads to. A person cannot mend a link that was cut short or
   * garbled on its way, so that one leads to the first part.
   */
  public static PageRequest linked(String after) {
    try {
      return read(after, null);
    } catch (InvalidInput garbled) {
      return read(null, null);
    }
  }

  /** Whether it is the first part. */
  public boolean isFirst() {
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

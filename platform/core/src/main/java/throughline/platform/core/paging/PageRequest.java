package throughline.platform.core.paging;

import java.util.Map;
import java.util.UUID;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * A part of a list: so many entries after the last one of the part before, or before the first one
 * of the part behind. Unlike a page number it neither skips nor repeats entries when others come or
 * go meanwhile.
 *
 * @param after the id of the last entry that the caller has; null unless the part behind is wanted
 * @param before the id of the first entry that the caller has; null unless the part before is
 *     wanted
 * @param limit how many entries at most, 1 to 200
 */
public record PageRequest(UUID after, UUID before, int limit) {

  private static final int USUAL = 50;
  private static final int MOST = 200;

  public PageRequest(UUID after, int limit) {
    this(after, null, limit);
  }

  public static PageRequest read(String after, String limit) {
    return read(after, null, limit);
  }

  public static PageRequest linked(String after) {
    return linked(after, null);
  }

  /**
   * Reads the query parameters {@code after}, {@code before} and {@code limit} as typed; null takes
   * the first part and the usual 50 entries.
   *
   * @throws InvalidInput naming what is wrong
   */
  public static PageRequest read(String after, String before, String limit) {
    var fields = new Fields();
    var length =
        limit == null ? USUAL : fields.wholeNumber("limit", limit, 1, MOST, "Enter a number");
    var last = id(fields, "after", after, "Send what the page before gave as next");
    var first = id(fields, "before", before, "Send what the page after gave as previous");
    if (last != null && first != null) {
      fields.reject("before", "Send after or before, not both");
    }
    fields.throwIfAny();
    return new PageRequest(last, first, length);
  }

  /**
   * The part that a link of a page leads to. A person cannot mend a link that was cut short or
   * garbled on its way, so that one leads to the first part.
   */
  public static PageRequest linked(String after, String before) {
    try {
      return read(after, before, null);
    } catch (InvalidInput garbled) {
      return first(USUAL);
    }
  }

  public static PageRequest first(int limit) {
    return new PageRequest(null, null, limit);
  }

  /** The same part with no more entries than these, for entries that weigh much. */
  public PageRequest atMost(int most) {
    return new PageRequest(after, before, Math.min(limit, most));
  }

  public boolean isFirst() {
    return after == null && before == null;
  }

  /** What an address carries to lead to it, by name; nothing for the first part. */
  public Map<String, UUID> parameters() {
    return isFirst() ? Map.of() : Map.of(isBackward() ? "before" : "after", boundary());
  }

  /** Whether the part lies before an entry that the caller has. */
  public boolean isBackward() {
    return before != null;
  }

  /** The entry at which the part begins or ends, not part of it; null for the first part. */
  public UUID boundary() {
    return isBackward() ? before : after;
  }

  private static UUID id(Fields fields, String field, String typed, String message) {
    if (typed == null) {
      return null;
    }
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException notOurs) {
      fields.reject(field, message);
      return null;
    }
  }
}

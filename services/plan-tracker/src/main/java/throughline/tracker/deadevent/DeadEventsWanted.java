package throughline.tracker.deadevent;

import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * Which part of the list somebody wants. Unlike a page number, the number of an event neither skips
 * nor repeats others when some leave the list meanwhile.
 *
 * @param id the event that the part stands beside; 0 for the first part
 * @param before whether the part ends before it; else it begins after it
 * @param limit how many events at most
 */
public record DeadEventsWanted(long id, boolean before, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 200;

  /**
   * Reads query parameters as typed.
   *
   * @throws InvalidInput naming what is wrong
   */
  public static DeadEventsWanted read(String after, String before, String limit) {
    var fields = new Fields();
    if (after != null && before != null) {
      fields.reject("before", "Send after or before, not both");
    }
    var id = before == null ? number(fields, "after", after) : number(fields, "before", before);
    var length =
        limit == null ? USUAL : fields.wholeNumber("limit", limit, 1, MOST, "Enter a number");
    fields.throwIfAny();
    return new DeadEventsWanted(id, before != null, length);
  }

  /**
   * The part that a link of a page leads to; one that was garbled on its way leads to the first.
   */
  public static DeadEventsWanted linked(String after, String before) {
    try {
      return read(after, before, null);
    } catch (InvalidInput garbled) {
      return read(null, null, null);
    }
  }

  /** As the query of an address, so that a form comes back to the same part. */
  public String query() {
    return id == 0 ? "" : "?%s=%d".formatted(before ? "before" : "after", id);
  }

  private static long number(Fields fields, String field, String typed) {
    if (typed == null) {
      return 0;
    }
    if (!typed.matches("\\d{1,18}")) {
      fields.reject(field, "Send the id of an event of the list");
      return 0;
    }
    return Long.parseLong(typed);
  }
}

package throughline.tracker.intake.deadevent;

import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * Which part of the list somebody wants. Unlike a page number, the number of an event neither skips
 * nor repeats others when some leave the list meanwhile.
 *
 * @param cause the id of the cause that is meant; null for all
 * @param id the event that the part stands beside; 0 for the first part
 * @param before whether the part ends before it; else it begins after it
 */
public record DeadEventsWanted(String cause, long id, boolean before, int limit) {

  private static final int USUAL = 100;
  private static final int MOST = 200;

  /** With three links or buttons each, more would make a page too heavy for a phone. */
  private static final int MOST_OF_A_PAGE = 15;

  public static DeadEventsWanted read(String cause, String after, String before, String limit) {
    var fields = new Fields();
    if (cause != null && !cause.matches(DeadCause.ID)) {
      fields.reject("cause", "Send the id of a cause of the list");
    }
    if (after != null && before != null) {
      fields.reject("before", "Send after or before, not both");
    }
    var id = before == null ? number(fields, "after", after) : number(fields, "before", before);
    var length =
        limit == null ? USUAL : fields.wholeNumber("limit", limit, 1, MOST, "Enter a number");
    fields.throwIfAny();
    return new DeadEventsWanted(cause, id, before != null, length);
  }

  /**
   * The part that a link of a page leads to; one that was garbled on its way leads to the first.
   */
  public static DeadEventsWanted linked(String cause, String after, String before) {
    var most = Integer.toString(MOST_OF_A_PAGE);
    try {
      return read(cause, after, before, most);
    } catch (InvalidInput garbled) {
      return read(null, null, null, most);
    }
  }

  /** As the query of an address, so that a form comes back to the same part. */
  public String query() {
    return id == 0 ? first() : "%s%s%s=%d".formatted(first(), and(), side(), id);
  }

  public String first() {
    return cause == null ? "" : "?cause=" + cause;
  }

  public String before(long event) {
    return "%s%sbefore=%d".formatted(first(), and(), event);
  }

  public String after(long event) {
    return "%s%safter=%d".formatted(first(), and(), event);
  }

  private String and() {
    return cause == null ? "?" : "&";
  }

  private String side() {
    return before ? "before" : "after";
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

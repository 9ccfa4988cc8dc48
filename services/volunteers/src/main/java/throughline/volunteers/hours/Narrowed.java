package throughline.volunteers.hours;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;

/**
 * Which entries of a list somebody wants to see. A person cannot mend a link that was garbled, so
 * what is no state, month or library narrows nothing.
 */
record Narrowed(Status status, YearMonth month, String library) {

  static final Narrowed NOT = new Narrowed(null, null, null);

  /** For a {@code SliceQuery} over entries called e. */
  static final String CONDITION =
      """
      e.status in :states and e.worked.start >= :firstMoment and e.worked.start < :endMoment
      and (:anyLibrary = true or l.code = :library)
      """;

  private static final Pattern MONTH = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");
  private static final Pattern LIBRARY = Pattern.compile("[A-Z]{4}");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  static Narrowed to(String status, String month, String library) {
    return new Narrowed(
        EnumSet.allOf(Status.class).stream()
            .filter(each -> each.name().equals(status))
            .findFirst()
            .orElse(null),
        month != null && MONTH.matcher(month).matches() ? YearMonth.parse(month) : null,
        library != null && LIBRARY.matcher(library).matches() ? library : null);
  }

  Map<String, Object> parameters() {
    return Map.of(
        "states", status == null ? EnumSet.allOf(Status.class) : Set.of(status),
        "firstMoment", month == null ? Instant.EPOCH : begin(month),
        "endMoment", month == null ? LATEST : begin(month.plusMonths(1)),
        "anyLibrary", library == null,
        "library", library == null ? "" : library);
  }

  /** What an address carries to narrow a list so; empty for nothing. */
  public String query() {
    var query = new StringJoiner("&");
    form().forEach((name, value) -> query.add(name + "=" + value));
    return query.toString();
  }

  /** The form that narrows the list, as it is now. */
  Form asForm() {
    return Form.startingWith(form());
  }

  private Map<String, String> form() {
    var form = new TreeMap<String, String>();
    add(form, "status", status);
    add(form, "month", month);
    add(form, "library", library);
    return form;
  }

  private static void add(Map<String, String> form, String name, Object value) {
    if (value != null) {
      form.put(name, value.toString());
    }
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
  }
}

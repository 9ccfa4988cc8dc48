package throughline.volunteers.hours;

import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.time.London;

/**
 * Which entries of a list somebody wants to see. A person cannot mend a link that was garbled, so
 * what is no state, month or library narrows nothing.
 */
record Narrowed(Status status, YearMonth month, String library) {
  static final Narrowed NOT = new Narrowed(null, null, null);

  private static final Pattern MONTH = Pattern.compile("20\\d{2}-(0[1-9]|1[0-2])");
  private static final Pattern LIBRARY = Pattern.compile("[A-Z]{4}");

  static Narrowed to(String status, String month, String library) {
    return new Narrowed(
        EnumSet.allOf(Status.class).stream()
            .filter(each -> each.name().equals(status))
            .findFirst()
            .orElse(null),
        month != null && MONTH.matcher(month).matches() ? YearMonth.parse(month) : null,
        library != null && LIBRARY.matcher(library).matches() ? library : null);
  }

  /** For a {@code SliceQuery} over entries called e: only what narrows is asked of each. */
  String condition() {
    var all = new StringJoiner(" and ").setEmptyValue("1 = 1");
    if (status != null) {
      all.add("e.status = :status");
    }
    if (month != null) {
      all.add("e.worked.start >= :firstMoment and e.worked.start < :endMoment");
    }
    if (library != null) {
      all.add("l.code = :library");
    }
    return all.toString();
  }

  Map<String, Object> parameters() {
    var all = new HashMap<String, Object>();
    all.put("status", status);
    all.put("library", library);
    if (month != null) {
      all.put("firstMoment", begin(month));
      all.put("endMoment", begin(month.plusMonths(1)));
    }
    return all;
  }

  private static Instant begin(YearMonth month) {
    return month.atDay(1).atStartOfDay(London.ZONE).toInstant();
  }
}

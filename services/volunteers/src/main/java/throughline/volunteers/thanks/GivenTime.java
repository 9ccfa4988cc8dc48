package throughline.volunteers.thanks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import throughline.platform.core.time.London;

/**
 * The approved time that somebody gave, as a certificate says it.
 *
 * @param parts by place and role, as they began
 * @param minutesByDay on each local day
 */
record GivenTime(
    String name, Span span, List<Part> parts, TreeMap<LocalDate, Integer> minutesByDay) {
  /** What was given at one place in one role; the role may not be known. */
  record Part(String place, String role, int minutes) {
    public String words() {
      return London.hours(minutes);
    }
  }

  public int minutes() {
    return parts.stream().mapToInt(Part::minutes).sum();
  }

  public String total() {
    return London.hours(minutes());
  }

  public int days() {
    return minutesByDay.size();
  }

  public ActiveWeeks weeks() {
    return ActiveWeeks.of(Map.copyOf(minutesByDay));
  }

  public boolean isNone() {
    return parts.isEmpty();
  }

  public LocalDate first() {
    return minutesByDay.firstKey();
  }

  public LocalDate last() {
    return minutesByDay.lastKey();
  }

  /** Hides the name from any log that this object slips into. */
  @Override
  public String toString() {
    return "GivenTime";
  }
}

package throughline.volunteers.hours;

import java.util.Collection;
import throughline.platform.core.time.London;

/** How many entries, and how many minutes they are together. */
record HoursTotal(int entries, int minutes) {
  static HoursTotal of(Collection<HoursView> hours) {
    return new HoursTotal(hours.size(), hours.stream().mapToInt(HoursView::minutes).sum());
  }

  /** "12 entries, 31 hours 15 minutes". */
  public String words() {
    return "%d %s, %s"
        .formatted(entries, entries == 1 ? "entry" : "entries", London.hours(minutes));
  }
}

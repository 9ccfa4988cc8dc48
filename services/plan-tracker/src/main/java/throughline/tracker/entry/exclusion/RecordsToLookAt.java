package throughline.tracker.entry.exclusion;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measures;

/** How many records count and look wrong, and nobody has looked at them. */
public record RecordsToLookAt(long count, boolean more) {

  public static RecordsToLookAt read(Handle handle, Measures measures, LocalDate day) {
    return read(handle, measures, day, record -> true);
  }

  /** Those of days up to one, by what was known on another. */
  public static RecordsToLookAt upTo(
      Handle handle, Measures measures, LocalDate day, LocalDate last) {
    return read(
        handle, measures, day, record -> record.day() != null && !record.day().isAfter(last));
  }

  public static RecordsToLookAt of(Handle handle, Measures measures, LocalDate day, String id) {
    return read(handle, measures, day, record -> record.measure().id().equals(id));
  }

  private static RecordsToLookAt read(
      Handle handle, Measures measures, LocalDate day, Predicate<CheckedRecord> wanted) {
    var records = Checks.read(handle, measures, day);
    return new RecordsToLookAt(
        records.stream().filter(CheckedRecord::isOpen).filter(wanted).count(),
        records.stream().filter(record -> !record.excluded()).count() >= Checks.MOST);
  }

  public boolean isAny() {
    return count > 0;
  }

  public String words() {
    return count == 1 && !more
        ? "1 record counts that adds more than is usual or is dated after today"
        : "%d%s records count that add more than is usual or are dated after today"
            .formatted(count, more ? " or more" : "");
  }
}

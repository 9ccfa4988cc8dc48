package throughline.tracker.entry.exclusion;

import java.time.LocalDate;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import throughline.tracker.engine.rule.Measures;

/**
 * How many records count and look wrong, and nobody has looked at them.
 *
 * @param count of those that are listed
 * @param more whether there may be others, which are not
 */
public record RecordsToLookAt(long count, boolean more) {

  /** Those of all measures, by what was known by the end of a day. */
  public static RecordsToLookAt read(Handle handle, Measures measures, LocalDate day) {
    return read(handle, measures, day, record -> true);
  }

  /** Those of one measure. */
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

  /** "2 records count that add more than is usual or are dated after today". */
  public String words() {
    return count == 1 && !more
        ? "1 record counts that adds more than is usual or is dated after today"
        : "%d%s records count that add more than is usual or are dated after today"
            .formatted(count, more ? " or more" : "");
  }
}

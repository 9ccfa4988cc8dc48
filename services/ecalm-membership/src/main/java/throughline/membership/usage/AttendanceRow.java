package throughline.membership.usage;

import java.time.LocalDate;
import java.util.Objects;

/** A headcount as it is kept. */
record AttendanceRow(
    String ref,
    int revision,
    boolean counts,
    String library,
    LocalDate day,
    String event,
    int under5s)
    implements KeptRow<AttendanceRow> {

  static AttendanceRow of(Attendance row) {
    return new AttendanceRow(
        row.ref(),
        row.revision(),
        row.counts(),
        row.library(),
        row.day(),
        row.event(),
        row.under5s());
  }

  @Override
  public boolean saysTheSameAs(AttendanceRow other) {
    return counts == other.counts
        && (!counts
            || under5s == other.under5s
                && Objects.equals(library, other.library)
                && Objects.equals(day, other.day)
                && Objects.equals(event, other.event));
  }

  @Override
  public AttendanceRow takenBack(int newRevision) {
    return new AttendanceRow(ref, newRevision, false, library, day, event, under5s);
  }
}

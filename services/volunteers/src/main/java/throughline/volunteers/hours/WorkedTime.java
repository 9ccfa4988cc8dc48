package throughline.volunteers.hours;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.platform.core.time.London;

/** One unbroken stretch of work in whole minutes; {@link ReadWorkedTime} makes it from a form. */
@Embeddable
record WorkedTime(
    @Column(name = "started_at") Instant start, @Column(name = "ended_at") Instant end) {

  static final Duration LONGEST = Duration.ofHours(16);

  WorkedTime {
    var length = Duration.between(start, end);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A stretch of work lasts up to 16 hours, not " + length);
    }
  }

  /** The date in London on which it began. */
  LocalDate startedOn() {
    return London.dateOf(start);
  }

  int minutes() {
    return Math.toIntExact(Duration.between(start, end).toMinutes());
  }

  List<DayWorked> days() {
    return SplitAtMidnight.split(start, end);
  }
}

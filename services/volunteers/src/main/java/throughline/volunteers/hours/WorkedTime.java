package throughline.volunteers.hours;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import throughline.contracts.volunteers.HoursEntryState.DayWorked;
import throughline.platform.core.time.London;

/** One unbroken stretch of work in whole minutes; {@link ParseWorkedTime} makes it from a form. */
@Embeddable
public record WorkedTime(
    @Column(name = "started_at") Instant start, @Column(name = "ended_at") Instant end) {
  public static final Duration LONGEST = Duration.ofHours(16);

  public WorkedTime {
    var length = Duration.between(start, end);
    if (length.isNegative() || length.isZero() || length.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("A stretch of work lasts up to 16 hours, not " + length);
    }
  }

  public LocalDate startedOn() {
    return London.dateOf(start);
  }

  public int minutes() {
    return Math.toIntExact(Duration.between(start, end).toMinutes());
  }

  /**
   * The minutes on each local day, so that a night over 31 March falls into both financial years.
   * It works on instants: the night when the clocks change has an hour less or more.
   */
  public List<DayWorked> days() {
    var days = new ArrayList<DayWorked>();
    var from = start;
    while (from.isBefore(end)) {
      var day = London.dateOf(from);
      var midnight = day.plusDays(1).atStartOfDay(London.ZONE).toInstant();
      var until = midnight.isBefore(end) ? midnight : end;
      days.add(new DayWorked(day, Math.toIntExact(Duration.between(from, until).toMinutes())));
      from = until;
    }
    return List.copyOf(days);
  }

  public boolean endsNextDay() {
    return days().size() > 1;
  }

  public boolean overlaps(WorkedTime other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }

  /** "10pm to 6am the next day", "2pm to 4:30pm". */
  public String times() {
    return times(clock(start), clock(end), endsNextDay());
  }

  static String times(LocalTime start, LocalTime end, boolean nextDay) {
    var times = London.time(start) + " to " + London.time(end);
    return nextDay ? times + " the next day" : times;
  }

  private static LocalTime clock(Instant moment) {
    return moment.atZone(London.ZONE).toLocalTime();
  }
}

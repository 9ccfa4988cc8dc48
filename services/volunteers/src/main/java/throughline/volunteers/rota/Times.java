package throughline.volunteers.rota;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.stream.Stream;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;

/**
 * From when to when on the clock in London; an end at or before the start is one of the next day.
 */
record Times(LocalTime starts, LocalTime ends) {
  private static final Duration LONGEST = Duration.ofHours(12);
  private static final String NEXT = "NEXT";

  /**
   * Reads the fields {@code starts}, {@code ends} and {@code endDay}. Nobody's slip is taken for a
   * night: an end before the start is asked about until {@code endDay} says that it is meant.
   *
   * @return null if they are wrong: the fields then hold a message
   */
  static Times read(Fields fields, String starts, String ends, String endDay) {
    var from = fields.time("starts", starts, "Enter when it starts");
    var to = fields.time("ends", ends, "Enter when it ends");
    if (from == null || to == null) {
      return null;
    }
    var times = new Times(from, to);
    if (from.equals(to)) {
      fields.reject("ends", "The end is the same as the start. Check both times");
    } else if (times.length().compareTo(LONGEST) > 0) {
      fields.reject(
          "ends",
          "%s is %s, and at most 12 hours can be planned at once. Check both times"
              .formatted(times.words(), London.hours((int) times.length().toMinutes())));
    } else if (times.overnight() && TypedText.given(endDay).filter(NEXT::equals).isEmpty()) {
      fields.reject(
          "endDay",
          "The end, %s, is before the start, %s. Does it end the next day?"
              .formatted(London.time(to), London.time(from)));
    }
    return fields.ok("ends") && fields.ok("endDay") ? times : null;
  }

  /** Midnight ends any day, so that only what goes on after it is one of the night. */
  private boolean overnight() {
    return endsNextDay() && !ends.equals(LocalTime.MIDNIGHT);
  }

  boolean endsNextDay() {
    return !ends.isAfter(starts);
  }

  private Duration length() {
    var length = Duration.between(starts, ends);
    return endsNextDay() ? length.plusDays(1) : length;
  }

  /** "10am to midday", "10pm to 6am the next day". */
  String words() {
    return London.time(starts) + " to " + London.time(ends) + (overnight() ? " the next day" : "");
  }

  static Times of(Instant start, Instant end) {
    return new Times(
        start.atZone(London.ZONE).toLocalTime(), end.atZone(London.ZONE).toLocalTime());
  }

  /** A time of every week must be one on every day: not when the clocks change, on a Sunday. */
  void requireEveryWeek(Fields fields, DayOfWeek day) {
    var endDay = endsNextDay() ? day.plus(1) : day;
    if (day == DayOfWeek.SUNDAY && starts.getHour() == 1) {
      fields.reject("starts", everyWeek(starts));
    }
    if (endDay == DayOfWeek.SUNDAY && ends.getHour() == 1) {
      fields.reject("ends", everyWeek(ends));
    }
  }

  private static String everyWeek(LocalTime time) {
    return "On two Sundays of the year %s does not exist or comes twice, because the clocks change. Choose a time before 1am or from 2am"
        .formatted(London.time(time));
  }

  /**
   * The instants on a day; of a time that does not exist or comes twice the fields hold a message.
   */
  Stretch on(LocalDate day, Fields fields) {
    var start = day.atTime(starts);
    var end = (endsNextDay() ? day.plusDays(1) : day).atTime(ends);
    if (Stream.of(once(fields, "starts", start), once(fields, "ends", end)).allMatch(ok -> ok)) {
      return new Stretch(instant(start), instant(end));
    }
    return null;
  }

  private static Instant instant(LocalDateTime local) {
    return local.atZone(London.ZONE).toInstant();
  }

  private static boolean once(Fields fields, String field, LocalDateTime local) {
    var offsets = London.ZONE.getRules().getValidOffsets(local).size();
    if (offsets != 1) {
      fields.reject(
          field,
          (offsets == 0
                  ? "There is no %s on %s, because the clocks go forward from 1am to 2am. Choose another time"
                  : "%s comes twice on %s, because the clocks go back. Choose a time before 1am or from 2am")
              .formatted(London.time(local.toLocalTime()), London.date(local.toLocalDate())));
    }
    return offsets == 1;
  }

  record Stretch(Instant start, Instant end) {}
}

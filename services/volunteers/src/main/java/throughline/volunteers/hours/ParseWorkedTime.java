package throughline.volunteers.hours;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;

/**
 * Turns a date and two times of the wall clock into instants. Where Java would silently pick one,
 * on the two nights when the clocks change, it refuses a time that did not exist and asks which of
 * two was meant.
 */
final class ParseWorkedTime {
  enum Which {
    FIRST,
    SECOND
  }

  enum EndDay {
    SAME,
    NEXT
  }

  /** Nobody can vouch for what is older, and a year like 2006 or 0206 is a slip. */
  private static final int MOST_YEARS_AGO = 2;

  private final Fields fields;
  private final HoursRequest typed;
  private final Instant now;

  ParseWorkedTime(Fields fields, HoursRequest typed, Instant now) {
    this.fields = fields;
    this.typed = typed;
    this.now = now;
  }

  /** The stretch, or null when a field is wrong: the fields then hold a message. */
  WorkedTime read() {
    var date =
        fields.dateNear(
            London.dateOf(now), "workedOn", typed.workedOn(), "Enter the date when you started");
    var start = fields.time("startTime", typed.startTime(), "Enter the time when you started");
    var startIs = which("startIs", typed.startIs());
    var end = fields.time("endTime", typed.endTime(), "Enter the time when you finished");
    var endIs = which("endIs", typed.endIs());
    var endDay = choice("endDay", typed.endDay(), EndDay.class);
    if (date == null || !isReasonable(date) || start == null || end == null) {
      return null;
    }
    var from = started(date.atTime(start), startIs);
    var endsAt = dateOfEnd(date, start, end, from);
    if (endsAt.toLocalDate().isAfter(date) && !mayBeNextDay(from, endsAt, start, endDay)) {
      return null;
    }
    var to = ended(endsAt, from, endIs);
    return ok() && isAllowed(from, to) ? new WorkedTime(from, to) : null;
  }

  private Which which(String field, String value) {
    return choice(field, value, Which.class);
  }

  private <E extends Enum<E>> E choice(String field, String value, Class<E> choices) {
    return TypedText.given(value)
        .map(given -> fields.oneOf(field, given, choices, ""))
        .orElse(null);
  }

  /**
   * A finish before the start is a slip more often than a night: it is taken for the next day only
   * if that can be, and not where the person says that it was the same. Midnight ends any day.
   */
  private boolean mayBeNextDay(Instant from, LocalDateTime end, LocalTime start, EndDay endDay) {
    var length = Duration.between(from, end.atZone(London.ZONE).toInstant());
    if (length.compareTo(WorkedTime.LONGEST) > 0) {
      fields.reject("endTime", "%s. Check both times".formatted(notAfter(start, end)));
    } else if (endDay == EndDay.SAME && !end.toLocalTime().equals(LocalTime.MIDNIGHT)) {
      fields.reject("endDay", "%s. Did you finish the next day?".formatted(notAfter(start, end)));
    }
    return ok();
  }

  private static String notAfter(LocalTime start, LocalDateTime end) {
    return end.toLocalTime().equals(start)
        ? "The finish is the same as the start, %s".formatted(London.time(start))
        : "The finish, %s, is before the start, %s"
            .formatted(London.time(end.toLocalTime()), London.time(start));
  }

  private boolean isReasonable(LocalDate date) {
    var today = London.dateOf(now);
    var earliest = today.minusYears(MOST_YEARS_AGO);
    if (date.isAfter(today)) {
      fields.reject("workedOn", "The date must be today or in the past");
    } else if (date.isBefore(earliest)) {
      fields.reject(
          "workedOn",
          "The date must be %s or later, two years ago at most".formatted(London.date(earliest)));
    }
    return fields.ok("workedOn");
  }

  /** Answers with an early enough start if it has to ask, so that the end is checked, too. */
  private Instant started(LocalDateTime at, Which which) {
    var possible = instants(at);
    if (possible.isEmpty()) {
      rejectAsSkipped("startTime", at);
      return at.toInstant(London.ZONE.getRules().getTransition(at).getOffsetAfter());
    }
    if (possible.size() > 1 && which == null) {
      ask("startIs", at);
    }
    return possible.size() > 1 && which == Which.SECOND ? possible.get(1) : possible.get(0);
  }

  private static LocalDateTime dateOfEnd(
      LocalDate date, LocalTime start, LocalTime end, Instant from) {
    var sameDay = date.atTime(end);
    // On the night the clocks go back, 1:15am can come after 1:45am.
    var comesAgain = instants(sameDay).stream().anyMatch(from::isBefore);
    return end.isAfter(start) || comesAgain ? sameDay : sameDay.plusDays(1);
  }

  private Instant ended(LocalDateTime at, Instant from, Which which) {
    var possible = instants(at);
    if (possible.isEmpty()) {
      rejectAsSkipped("endTime", at);
      return null;
    }
    if (possible.size() > 1 && which != null) {
      return afterStart(possible.get(which.ordinal()), from);
    }
    var later = possible.stream().filter(from::isBefore).toList();
    if (later.size() > 1) {
      ask("endIs", at);
      return null;
    }
    return later.get(0);
  }

  private Instant afterStart(Instant end, Instant from) {
    if (!end.isAfter(from)) {
      fields.reject("endIs", "This end is not after the start. Check which of the two it was");
    }
    return end;
  }

  private boolean ok() {
    return List.of("workedOn", "startTime", "startIs", "endTime", "endIs", "endDay").stream()
        .allMatch(fields::ok);
  }

  private boolean isAllowed(Instant from, Instant to) {
    var length = Duration.between(from, to);
    if (length.compareTo(WorkedTime.LONGEST) > 0) {
      fields.reject(
          "endTime",
          "That is %s. One entry holds at most 16 hours: check the date and both times"
              .formatted(London.hours((int) length.toMinutes())));
    } else if (to.isAfter(now)) {
      fields.reject("endTime", "The end is still to come. Log hours once they are over");
    }
    return fields.ok("endTime");
  }

  private void rejectAsSkipped(String field, LocalDateTime at) {
    fields.reject(
        field,
        "There was no %s on %s, because the clocks went forward from 1am to 2am. Check the time"
            .formatted(London.time(at.toLocalTime()), London.date(at.toLocalDate())));
  }

  private void ask(String field, LocalDateTime at) {
    fields.reject(
        field,
        "%s came twice on %s, because the clocks went back. Choose the first or the second"
            .formatted(London.time(at.toLocalTime()), London.date(at.toLocalDate())));
  }

  private static List<Instant> instants(LocalDateTime at) {
    var offsets = London.ZONE.getRules().getValidOffsets(at);
    return offsets.stream().map(at::toInstant).toList();
  }
}

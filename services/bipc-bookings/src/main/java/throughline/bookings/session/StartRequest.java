package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalDateTime;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.core.time.London;
import throughline.platform.web.input.Form;

/**
 * A start on the clock in London as typed: the API's one field or the form's two, and the names
 * under which each finds its messages.
 */
public record StartRequest(String date, String time, String dateField, String timeField) {
  private static final int FURTHEST_YEARS = 2;

  /** The names of the fields are not the API's to say. */
  @JsonCreator(mode = JsonCreator.Mode.DISABLED)
  public StartRequest {}

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static StartRequest of(String startsAt) {
    var parts = TypedText.given(startsAt).orElse("").split("[Tt ]", 2);
    return new StartRequest(parts[0], parts.length > 1 ? parts[1] : "", "startsAt", "startsAt");
  }

  static StartRequest of(Form form) {
    return new StartRequest(form.date("date"), form.text("time"), "date", "time");
  }

  /** The start, or null when it is wrong: the fields then hold a message. */
  LocalDateTime read(Fields fields, Instant now) {
    var day =
        fields.dateAhead(
            London.dateOf(now), dateField, date, missing("Enter the date of the session"));
    var clockTime = fields.time(timeField, time, missing("Enter the time when it starts"));
    if (day == null || clockTime == null) {
      return null;
    }
    var start = day.atTime(clockTime);
    check(fields, start, now);
    return fields.ok(dateField) && fields.ok(timeField) ? start : null;
  }

  private String missing(String inForm) {
    return dateField.equals(timeField)
        ? "Enter the start as date and time in London, for example 2026-11-25T10:00"
        : inForm;
  }

  private void check(Fields fields, LocalDateTime start, Instant now) {
    if (!SessionTime.exists(start)) {
      fields.reject(
          timeField,
          "There is no %s on %s, because the clocks go forward. Choose another time"
              .formatted(London.time(start.toLocalTime()), London.date(start.toLocalDate())));
      return;
    }
    var last = now.atZone(London.ZONE).plusYears(FURTHEST_YEARS).toLocalDateTime();
    if (!SessionTime.startOf(start).isAfter(now)) {
      fields.reject(dateField, "The session must start in the future");
    } else if (start.isAfter(last)) {
      fields.reject(dateField, "The session must start by " + London.date(last.toLocalDate()));
    }
  }
}

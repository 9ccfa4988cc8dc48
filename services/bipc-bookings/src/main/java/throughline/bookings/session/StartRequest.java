package throughline.bookings.session;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.regex.Pattern;
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

  /** An offset, Z or the name of a zone behind the time. */
  private static final Pattern WITH_ZONE = Pattern.compile("\\d(Z|z|[+-]\\d{2}|\\[.*])");

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

  LocalDateTime read(Fields fields, Instant now) {
    return read(fields, now, null);
  }

  /**
   * The start, or null when it is wrong: the fields then hold a message.
   *
   * @param kept one that may stay although it is past; null if there is none
   */
  LocalDateTime read(Fields fields, Instant now, LocalDateTime kept) {
    if (TypedText.given(time).filter(typed -> WITH_ZONE.matcher(typed).find()).isPresent()) {
      fields.reject(
          timeField,
          "Enter the time on the clock in London, without a zone or an offset: 2026-11-25T10:00");
      return null;
    }
    var day =
        fields.dateAhead(
            kept == null ? London.dateOf(now) : kept.toLocalDate(),
            dateField,
            date,
            missing("Enter the date of the session"));
    var clockTime = fields.time(timeField, time, missing("Enter the time when it starts"));
    if (day == null || clockTime == null) {
      return null;
    }
    var start = day.atTime(clockTime);
    if (!start.equals(kept)) {
      check(fields, start, now);
    }
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

package throughline.volunteers.rota;

import java.time.DayOfWeek;
import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.platform.web.input.Form;

/** A slot of every week as the form sends it. */
public record SlotRequest(
    String place,
    String role,
    String weekday,
    String starts,
    String ends,
    String endDay,
    String wanted,
    String firstDay) {
  static final int MOST_WANTED = 200;

  /** What was read; of no use while the fields hold a message. */
  record Read(DayOfWeek weekday, Times times, int wanted, LocalDate firstDay) {}

  static SlotRequest of(Form form) {
    return new SlotRequest(
        form.text("place"),
        form.text("role"),
        form.text("weekday"),
        form.text("starts"),
        form.text("ends"),
        form.text("endDay"),
        form.text("wanted"),
        form.date("firstDay"));
  }

  Read read(Fields fields, LocalDate today) {
    var day = fields.oneOf("weekday", weekday, DayOfWeek.class, "Choose the day of the week");
    var times = Times.read(fields, starts, ends, endDay);
    if (day != null && times != null) {
      times.requireEveryWeek(fields, day);
    }
    return new Read(
        day,
        times,
        fields.wholeNumber("wanted", wanted, 1, MOST_WANTED, "Enter how many people are wanted"),
        ahead(fields, "firstDay", firstDay, today, "Enter the first day"));
  }

  /** A day that is not over, and within a year, so that no wrong year goes unseen. */
  static LocalDate ahead(
      Fields fields, String field, String typed, LocalDate today, String missing) {
    var day = fields.dateAhead(today, field, typed, missing);
    if (day != null && (day.isBefore(today) || day.isAfter(today.plusYears(1)))) {
      fields.reject(field, "The day must be today or within a year from today");
    }
    return day;
  }
}

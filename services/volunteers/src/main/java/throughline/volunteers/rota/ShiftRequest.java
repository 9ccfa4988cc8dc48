package throughline.volunteers.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;
import throughline.platform.web.input.Form;

/** A shift as the form sends it. */
public record ShiftRequest(
    String place,
    String role,
    String title,
    String day,
    String starts,
    String ends,
    String endDay,
    String places,
    String notice) {
  private static final int LONGEST_TITLE = 100;
  private static final int LONGEST_NOTICE = 336;

  /** What was read; of no use while the fields hold a message. */
  record Read(String title, Times.Stretch when, Instant cancelUntil, int places) {}

  static ShiftRequest of(Form form) {
    return new ShiftRequest(
        form.text("place"),
        form.text("role"),
        form.text("title"),
        form.date("day"),
        form.text("starts"),
        form.text("ends"),
        form.text("endDay"),
        form.text("places"),
        form.text("notice"));
  }

  Read read(Fields fields, LocalDate today, Instant now) {
    var name = fields.text("title", title, LONGEST_TITLE, "Enter what it is");
    var on = SlotRequest.ahead(fields, "day", day, today, "Enter the day");
    var times = Times.read(fields, starts, ends, endDay);
    var count =
        fields.wholeNumber(
            "places", places, 1, SlotRequest.MOST_WANTED, "Enter how many people can come");
    var hours =
        TypedText.given(notice)
            .map(given -> fields.wholeNumber("notice", given, 0, LONGEST_NOTICE, ""))
            .orElse(0);
    var when = on == null || times == null ? null : times.on(on, fields);
    if (when != null && !when.start().isAfter(now)) {
      fields.reject("starts", "The shift must start in the future");
    }
    return when == null
        ? null
        : new Read(name, when, when.start().minus(Duration.ofHours(hours)), count);
  }
}

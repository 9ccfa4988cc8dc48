package throughline.platform.core.time;

import io.quarkus.qute.TemplateExtension;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/**
 * The council's wall clock and how it is written, after the GOV.UK style guide: "24 November 2026",
 * "2:30pm", "9am", "midday". In a template: {@code {london:date(d)}}, {@code {london:time(t)}},
 * {@code {london:moment(instant)}}, {@code {london:hours(minutes)}}.
 */
@TemplateExtension(namespace = "london")
public final class London {

  /** The zone of every local date and time that the suite stores or shows. */
  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM uuuu", Locale.UK);
  private static final Map<Long, String> HALF_OF_DAY = Map.of(0L, "am", 1L, "pm");
  private static final DateTimeFormatter ON_THE_HOUR = halfDay("h");
  private static final DateTimeFormatter WITH_MINUTES = halfDay("h:mm");

  private London() {}

  /** The date in London at the clock's instant: already tomorrow at 23:30 UTC in summer. */
  public static LocalDate today(Clock clock) {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  public static LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** "24 November 2026". */
  public static String date(LocalDate date) {
    return DATE.format(date);
  }

  /** "Tuesday 24 November 2026". */
  public static String weekday(LocalDate date) {
    return WEEKDAY.format(date);
  }

  /** "2:30pm", "9am", "midday", "midnight". */
  public static String time(LocalTime time) {
    if (time.getMinute() != 0) {
      return WITH_MINUTES.format(time);
    }
    return switch (time.getHour()) {
      case 0 -> "midnight";
      case 12 -> "midday";
      default -> ON_THE_HOUR.format(time);
    };
  }

  /** "24 November 2026 at 2:30pm", in London whatever the season. */
  public static String moment(Instant instant) {
    ZonedDateTime there = instant.atZone(ZONE);
    return date(there.toLocalDate()) + " at " + time(there.toLocalTime());
  }

  /** Whole minutes in words: "1 hour 30 minutes", "45 minutes", "0 minutes". */
  public static String hours(int minutes) {
    int hours = minutes / 60;
    int rest = minutes % 60;
    if (hours == 0) {
      return counted(rest, "minute");
    }
    return counted(hours, "hour") + (rest == 0 ? "" : " " + counted(rest, "minute"));
  }

  private static String counted(int number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  private static DateTimeFormatter halfDay(String pattern) {
    return new DateTimeFormatterBuilder()
        .appendPattern(pattern)
        .appendText(ChronoField.AMPM_OF_DAY, HALF_OF_DAY)
        .toFormatter(Locale.UK);
  }
}

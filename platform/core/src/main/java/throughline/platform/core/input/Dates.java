package throughline.platform.core.input;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a date or a time as typed, or says what is wrong with it. */
final class Dates {

  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern BOXES = Pattern.compile("([^-]*)-([^-]*)-([^-]*)");
  private static final Pattern SLASHED = Pattern.compile("\\d{1,2}[/.]\\d{1,2}[/.]\\d{2,4}");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?\\s*(am|pm)?", Pattern.CASE_INSENSITIVE);
  private static final String REAL_TIME = "must be a real time, for example 2:30pm or 14:30";

  private Dates() {}

  static LocalDate date(String text) {
    Matcher iso = ISO.matcher(text);
    if (!iso.matches()) {
      throw new Unreadable(whatIsWrong(text));
    }
    try {
      return LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3));
    } catch (DateTimeException notInTheCalendar) {
      throw new Unreadable("must be a real date, for example 24 November 2026");
    }
  }

  private static String whatIsWrong(String text) {
    if (SLASHED.matcher(text).matches()) {
      return "must be written year-month-day: 2026-11-24, not 24/11/2026";
    }
    Matcher boxes = BOXES.matcher(text);
    if (!boxes.matches()) {
      return "must be written year-month-day, for example 2026-11-24";
    }
    if (boxes.group(3).isBlank()) {
      return "must include a day";
    }
    if (boxes.group(2).isBlank()) {
      return "must include a month";
    }
    return boxes.group(1).strip().matches("\\d{4}")
        ? "must be in numbers, for example 24 11 2026"
        : "must have a year of 4 numbers";
  }

  static LocalTime time(String text) {
    Matcher time = TIME.matcher(text);
    boolean bareNumber = time.matches() && time.group(2) == null && time.group(3) == null;
    if (!time.matches() || bareNumber) {
      throw new Unreadable(REAL_TIME);
    }
    int minute = time.group(2) == null ? 0 : number(time, 2);
    try {
      return LocalTime.of(hour(number(time, 1), time.group(3)), minute);
    } catch (DateTimeException notOnTheClock) {
      throw new Unreadable(REAL_TIME);
    }
  }

  private static int hour(int typed, String half) {
    if (half == null) {
      return typed;
    }
    if (typed < 1 || typed > 12) {
      throw new Unreadable(REAL_TIME);
    }
    return typed % 12 + (half.toLowerCase(Locale.ROOT).equals("pm") ? 12 : 0);
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  /** Carries the message for the person, to follow the name of the field. */
  static final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(message);
    }
  }
}

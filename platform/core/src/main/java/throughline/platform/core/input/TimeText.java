package throughline.platform.core.input;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Reads a time of day as people write it, or says what is wrong with it: 14:30, 9.30am, 0900, 10,
 * noon. Midnight is the first moment of a day; 24:00, which belongs to the day after, is not read.
 */
final class TimeText {

  private static final String REAL = "must be a real time, for example 2:30pm or 14:30";

  private static final String HALF = "(?: ?(?<half>[ap])\\.?m\\.?)?";
  private static final Pattern SPLIT =
      Pattern.compile("(?<hour>\\d{1,2})(?: ?[:. ] ?(?<minute>\\d{2}))?" + HALF);
  private static final Pattern RUN_TOGETHER =
      Pattern.compile("(?<hour>\\d{1,2})(?<minute>\\d{2})" + HALF);

  /**
   * Nobody who writes 2 for an afternoon should be taken at night; from 7 on nobody means night.
   */
  private static final int FIRST_PLAIN_HOUR = 7;

  private TimeText() {}

  static LocalTime read(String text) {
    var plain = text.toLowerCase(Locale.UK).replaceAll("[\\s\\u00a0\\u202f]+", " ");
    return switch (plain) {
      case "noon", "midday", "12 noon", "12noon", "12 midday" -> LocalTime.NOON;
      case "midnight", "12 midnight", "12midnight" -> LocalTime.MIDNIGHT;
      default -> written(plain);
    };
  }

  private static LocalTime written(String plain) {
    var match = SPLIT.matcher(plain);
    if (!match.matches()) {
      match = RUN_TOGETHER.matcher(plain);
    }
    if (!match.matches()) {
      throw new Unreadable(REAL);
    }
    int hour = Integer.parseInt(match.group("hour"));
    var minute = match.group("minute");
    var half = match.group("half");
    if (minute == null && half == null) {
      checkPlain(hour);
    }
    try {
      return LocalTime.of(onTheClock(hour, half), minute == null ? 0 : Integer.parseInt(minute));
    } catch (DateTimeException notOnTheClock) {
      throw new Unreadable(REAL);
    }
  }

  private static void checkPlain(int hour) {
    if (hour > 0 && hour < FIRST_PLAIN_HOUR) {
      throw new Unreadable("must say am or pm, for example %dam or %<dpm".formatted(hour));
    }
    if (hour == 0) {
      throw new Unreadable(REAL);
    }
  }

  private static int onTheClock(int hour, String half) {
    if (half == null) {
      return hour;
    }
    if (hour < 1 || hour > 12) {
      throw new Unreadable(REAL);
    }
    return hour % 12 + (half.equals("p") ? 12 : 0);
  }
}

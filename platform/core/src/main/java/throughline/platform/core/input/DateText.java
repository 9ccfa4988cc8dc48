package throughline.platform.core.input;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a date as people in Britain write it, or says what is wrong with it: 2026-11-24,
 * 24/11/2026, 24 November 2026, Tue 24th Nov 2026, November 24, 2026. The day comes before the
 * month unless the year comes first.
 */
final class DateText {

  private static final String REAL = "must be a real date, for example 24 November 2026";
  private static final String NO_DATE =
      "must be a date, for example 24 November 2026 or 2026-11-24";
  private static final String YEAR = "must have a year of 4 numbers";

  private static final Pattern YEAR_FIRST =
      Pattern.compile("(?<year>\\d{4})-(?<month>\\d{1,2})-(?<day>\\d{1,2})");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "(?<day>\\d{1,2})(?<gap>[/. -])(?<month>\\d{1,2})(?:\\k<gap>(?<year>\\d{2,}))?");
  private static final Pattern BOXES = Pattern.compile("([^-]*)-([^-]*)-([^-]*)");

  private static final String WEEKDAY = "(?:(?<weekday>[a-z]{3,9}),? )?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String MONTH = "(?:of )?(?<month>[a-z]{3,9})\\.?";
  private static final String MAYBE_YEAR = "(?:,? (?<year>\\d{2,}))?";
  private static final Pattern DAY_AND_NAME =
      Pattern.compile(WEEKDAY + DAY + " ?" + MONTH + MAYBE_YEAR);
  private static final Pattern NAME_AND_DAY =
      Pattern.compile(WEEKDAY + MONTH + " " + DAY + MAYBE_YEAR);

  /** From one 29 February to the next where a century's last year has none. */
  private static final int LONGEST_YEARS_AHEAD = 8;

  /** Null where a date has to be whole, because there is no day to count from. */
  private final LocalDate today;

  private final boolean ahead;

  private DateText(LocalDate today, boolean ahead) {
    this.today = today;
    this.ahead = ahead;
  }

  static LocalDate read(String text) {
    return new DateText(null, false).date(text);
  }

  /**
   * A whole date, today, yesterday or tomorrow, or a date without a year, which is then the nearest
   * one: on 3 January, "28 Dec" is six days ago.
   */
  static LocalDate read(String text, LocalDate today) {
    return new DateText(today, false).date(text);
  }

  /** The same, but a date without a year is today or the next one ahead, never a past one. */
  static LocalDate readAhead(String text, LocalDate today) {
    return new DateText(today, true).date(text);
  }

  private LocalDate date(String text) {
    var plain = text.toLowerCase(Locale.UK).replaceAll("\\s+", " ");
    return relative(plain)
        .or(() -> written(YEAR_FIRST, plain, DateText::number))
        .or(() -> written(DAY_FIRST, plain, DateText::number))
        .or(() -> named(DAY_AND_NAME, plain))
        .or(() -> named(NAME_AND_DAY, plain))
        .orElseThrow(() -> new Unreadable(whatIsWrong(text)));
  }

  private Optional<LocalDate> relative(String plain) {
    if (today == null) {
      return Optional.empty();
    }
    return switch (plain) {
      case "today" -> Optional.of(today);
      case "yesterday" -> Optional.of(today.minusDays(1));
      case "tomorrow" -> Optional.of(today.plusDays(1));
      default -> Optional.empty();
    };
  }

  private Optional<LocalDate> named(Pattern pattern, String plain) {
    var match = pattern.matcher(plain);
    if (!match.matches() || monthNamed(match.group("month")).isEmpty()) {
      return Optional.empty();
    }
    var date = written(pattern, plain, name -> monthNamed(name).orElseThrow().getValue());
    checkWeekday(match.group("weekday"), date.orElseThrow());
    return date;
  }

  private Optional<LocalDate> written(
      Pattern pattern, String plain, Function<String, Integer> month) {
    var match = pattern.matcher(plain);
    return match.matches()
        ? Optional.of(date(match, month.apply(match.group("month"))))
        : Optional.empty();
  }

  private LocalDate date(Matcher match, int month) {
    int day = number(match.group("day"));
    var year = match.group("year");
    if (year == null) {
      return withoutYear(month, day);
    }
    if (year.length() != 4) {
      throw new Unreadable(YEAR);
    }
    return inCalendar(number(year), month, day).orElseThrow(() -> new Unreadable(REAL));
  }

  private LocalDate withoutYear(int month, int day) {
    if (today == null) {
      throw new Unreadable("must include a year, for example 24 November 2026");
    }
    var meant = ahead ? next(month, day) : nearest(month, day);
    return meant.orElseThrow(() -> new Unreadable(REAL));
  }

  private Optional<LocalDate> nearest(int month, int day) {
    return ofYears(-1, 1, month, day)
        .min(Comparator.comparingLong(date -> Math.abs(ChronoUnit.DAYS.between(today, date))));
  }

  private Optional<LocalDate> next(int month, int day) {
    return ofYears(0, LONGEST_YEARS_AHEAD, month, day)
        .filter(date -> !date.isBefore(today))
        .findFirst();
  }

  private Stream<LocalDate> ofYears(int from, int to, int month, int day) {
    return IntStream.rangeClosed(today.getYear() + from, today.getYear() + to)
        .mapToObj(year -> inCalendar(year, month, day))
        .flatMap(Optional::stream);
  }

  private static void checkWeekday(String name, LocalDate date) {
    var weekday = date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK);
    if (name != null && !weekday.toLowerCase(Locale.UK).startsWith(name)) {
      var isWeekday = Arrays.stream(DayOfWeek.values()).anyMatch(day -> starts(day, name));
      throw new Unreadable(
          isWeekday ? "must have the right day of the week: it is a " + weekday : NO_DATE);
    }
  }

  private static Optional<Month> monthNamed(String name) {
    return name.equals("sept")
        ? Optional.of(Month.SEPTEMBER)
        : Arrays.stream(Month.values()).filter(month -> starts(month, name)).findFirst();
  }

  private static boolean starts(Enum<?> constant, String name) {
    return constant.name().toLowerCase(Locale.ROOT).startsWith(name);
  }

  private static Optional<LocalDate> inCalendar(int year, int month, int day) {
    try {
      return Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException notInTheCalendar) {
      return Optional.empty();
    }
  }

  private static String whatIsWrong(String text) {
    var boxes = BOXES.matcher(text);
    if (!boxes.matches()) {
      return NO_DATE;
    }
    if (boxes.group(3).isBlank()) {
      return "must include a day";
    }
    if (boxes.group(2).isBlank()) {
      return "must include a month";
    }
    return boxes.group(1).strip().matches("\\d{4}")
        ? "must be in numbers, for example 24 11 2026"
        : YEAR;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }
}

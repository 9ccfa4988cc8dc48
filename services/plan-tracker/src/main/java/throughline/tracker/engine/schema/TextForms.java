package throughline.tracker.engine.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The formats of JSON Schema that the contracts use, each with one spelling. */
public final class TextForms {

  private static final FixedLengthPattern DATE = spelling("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final FixedLengthPattern MOMENT =
      spelling("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[.][0-9]{9}Z");
  private static final int SECOND = "0000-00-00T00:00:00".length();
  private static final int LONGEST = "0000-00-00T00:00:00.000000000Z".length();
  private static final FixedLengthPattern UUID =
      spelling("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private TextForms() {}

  private static FixedLengthPattern spelling(String pattern) {
    return FixedLengthPattern.of(pattern).orElseThrow();
  }

  /** A day of the calendar as RFC 3339 writes it: 2026-03-31. */
  public static boolean date(String text) {
    if (!DATE.fits(text)) {
      return false;
    }
    int month = number(text, 5, 7);
    int day = number(text, 8, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28 || day <= YearMonth.of(number(text, 0, 4), month).lengthOfMonth());
  }

  /** The day that a text writes so; much faster than a formatter, which can read more. */
  public static LocalDate day(String text) {
    if (!DATE.fits(text)) {
      throw new DateTimeException("this writes no day");
    }
    return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
  }

  /**
   * The moment that a text writes in UTC, as 2026-03-31T09:00:00Z or with fractions of a second.
   */
  public static Instant instant(String text) {
    int end = text.length() - 1;
    var isUsual =
        (end == SECOND || end > SECOND + 1)
            && end < LONGEST
            && MOMENT.fits(text, end)
            && text.charAt(end) == 'Z';
    if (!isUsual || text.startsWith("24", 11) || text.startsWith("60", 17)) {
      return Instant.parse(text);
    }
    int nanos = 0;
    for (int at = SECOND + 1; at <= SECOND + 9; at++) {
      nanos = 10 * nanos + (at < end ? digit(text, at) : 0);
    }
    return LocalDateTime.of(
            LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10)),
            LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19), nanos))
        .toInstant(ZoneOffset.UTC);
  }

  private static int number(String text, int from, int to) {
    int number = 0;
    for (int at = from; at < to; at++) {
      number = 10 * number + digit(text, at);
    }
    return number;
  }

  private static int digit(String text, int at) {
    return text.charAt(at) - '0';
  }

  /**
   * A UUID in lower case, as RFC 9562 has it written: a person's key in two spellings would be two
   * people.
   */
  public static boolean uuid(String text) {
    return UUID.fits(text);
  }

  /**
   * Whether Java and PostgreSQL spell a text alike. Java holds half of a surrogate pair, which
   * PostgreSQL gets as "?", and U+0000, which it refuses: two texts here would be one there.
   */
  static boolean storable(String text) {
    for (int at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (letter == 0) {
        return false;
      }
      if (Character.isSurrogate(letter)) {
        at++;
        if (at == text.length() || !Character.isSurrogatePair(letter, text.charAt(at))) {
          return false;
        }
      }
    }
    return true;
  }
}

package throughline.tracker.schema;

import java.time.YearMonth;

/** The formats of JSON Schema that the contracts use, each with one spelling. */
public final class TextForms {

  private static final String DATE = "0000-00-00";
  private static final String UUID = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";

  private TextForms() {}

  /** A day of the calendar as RFC 3339 writes it: 2026-03-31. */
  public static boolean date(String text) {
    if (!isLike(DATE, text)) {
      return false;
    }
    int month = Integer.parseInt(text, 5, 7, 10);
    int day = Integer.parseInt(text, 8, 10, 10);
    return month >= 1
        && month <= 12
        && day >= 1
        && (day <= 28
            || day <= YearMonth.of(Integer.parseInt(text, 0, 4, 10), month).lengthOfMonth());
  }

  /**
   * A UUID in lower case, as RFC 9562 has it written: a person's key in two spellings would be two
   * people.
   */
  public static boolean uuid(String text) {
    return isLike(UUID, text);
  }

  private static boolean isLike(String form, String text) {
    if (text.length() != form.length()) {
      return false;
    }
    for (int at = 0; at < form.length(); at++) {
      var letter = text.charAt(at);
      var fits =
          switch (form.charAt(at)) {
            case '0' -> isDigit(letter);
            case 'x' -> isDigit(letter) || letter >= 'a' && letter <= 'f';
            default -> letter == form.charAt(at);
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}

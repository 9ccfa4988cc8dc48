package throughline.membership.card;

import java.util.regex.Pattern;

/**
 * The number of a library card. As most councils have them: 14 digits, of which the first is 2 for
 * a person, four name the institution, eight are the serial and the last checks the others. Text,
 * because a number would lose digits in a spreadsheet.
 */
public record CardNumber(String digits) {
  private static final Pattern FORM = Pattern.compile("[0-9]{6,18}");
  private static final Pattern USUAL_GROUPS = Pattern.compile("(.)(.{4})(.{8})(.)");
  private static final Pattern OTHER_GROUPS = Pattern.compile("(.{4})(?=.)");
  private static final int SHOWN = 4;

  public CardNumber {
    if (!FORM.matcher(digits).matches() || !isChecked(digits)) {
      throw new IllegalArgumentException("not a card number");
    }
  }

  public static CardNumber of(String institution, int serial) {
    var others = "2%s%08d".formatted(institution, serial);
    return new CardNumber(others + checkDigit(others));
  }

  public String grouped() {
    return grouped(digits);
  }

  String ending() {
    var check = digits.length() - 1;
    return digits.substring(check - SHOWN, check) + " " + digits.substring(check);
  }

  long place() {
    return Long.parseLong(digits.substring(0, digits.length() - 1));
  }

  static String grouped(String digits) {
    var usual = USUAL_GROUPS.matcher(digits);
    return usual.matches()
        ? usual.replaceAll("$1 $2 $3 $4")
        : OTHER_GROUPS.matcher(digits).replaceAll("$1 ");
  }

  static boolean isChecked(String digits) {
    var check = digits.length() - 1;
    return digits.charAt(check) - '0' == checkDigit(digits.substring(0, check));
  }

  /**
   * The last digit that belongs to the others, by Luhn's rule (ISO/IEC 7812-1, annex B): from the
   * right, every other digit counts double. It finds any one wrong digit, and two neighbours that
   * are swapped unless they are 0 and 9.
   */
  static int checkDigit(String others) {
    var sum = 0;
    for (var i = 0; i < others.length(); i++) {
      var digit = others.charAt(others.length() - 1 - i) - '0';
      var weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }

  /** Hides the number, which names a person, from any log that this object slips into. */
  @Override
  public String toString() {
    return "CardNumber";
  }
}

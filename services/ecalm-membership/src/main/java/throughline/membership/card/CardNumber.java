package throughline.membership.card;

/**
 * The number of a library card: 14 digits, of which the first is 2 for a person, four name the
 * institution, eight are the serial and the last checks the others. Text, because a number would
 * lose digits in a spreadsheet.
 */
public record CardNumber(String digits) {

  static final int LENGTH = 14;
  static final char PERSON = '2';
  private static final int INSTITUTION = 1;
  static final int SERIAL = 5;
  private static final int CHECK = LENGTH - 1;
  private static final int SHOWN = 4;

  /** Takes digits that are right; {@link ReadCardNumber} explains to people what is wrong. */
  public CardNumber {
    if (!digits.matches("2[0-9]{13}") || !isChecked(digits)) {
      throw new IllegalArgumentException("not a card number");
    }
  }

  /**
   * The person's card of this serial.
   *
   * @param institution its four digits
   */
  public static CardNumber of(String institution, int serial) {
    var others = "%c%s%08d".formatted(PERSON, institution, serial);
    return new CardNumber(others + checkDigit(others));
  }

  /** In the groups that are printed on a card: 2 2390 00002789 5. */
  public String grouped() {
    return grouped(digits);
  }

  /** The last digits, in their groups: 2789 5. */
  String ending() {
    return digits.substring(CHECK - SHOWN, CHECK) + " " + digits.substring(CHECK);
  }

  static String grouped(String digits) {
    return String.join(
        " ",
        digits.substring(0, INSTITUTION),
        digits.substring(INSTITUTION, SERIAL),
        digits.substring(SERIAL, CHECK),
        digits.substring(CHECK));
  }

  static String institution(String digits) {
    return digits.substring(INSTITUTION, SERIAL);
  }

  static boolean isChecked(String digits) {
    return digits.charAt(CHECK) - '0' == checkDigit(digits.substring(0, CHECK));
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

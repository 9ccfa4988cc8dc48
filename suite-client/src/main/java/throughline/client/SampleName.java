package throughline.client;

/**
 * A name that nobody has, made of the number of a card: two cards have two names, of which no part
 * is the same, so that no two of these children are taken for one.
 *
 * @param given the given name
 * @param family the family name, which the guardian has, too
 */
public record SampleName(String given, String family) {
  private static final String FIRST = "Demo";
  private static final String PREFIX = "Mc";
  private static final int SERIAL = 8;

  /** That of a card. */
  public static SampleName of(String cardNumber) {
    int end = cardNumber.length() - 1;
    String serial = letters(cardNumber.substring(Math.max(0, end - SERIAL), end));
    return new SampleName(FIRST + serial, PREFIX + new StringBuilder(serial).reverse());
  }

  /**
   * A telephone number of one digit more than the country has, which so rings nowhere: to an
   * address a mail would be sent.
   */
  public String contact() {
    StringBuilder number = new StringBuilder("0770 ");
    family.substring(PREFIX.length()).chars().forEach(letter -> number.append(letter - 'a'));
    return number.toString();
  }

  private static String letters(String digits) {
    StringBuilder letters = new StringBuilder();
    digits.chars().forEach(digit -> letters.append((char) (digit - '0' + 'a')));
    return letters.toString();
  }
}

package throughline.client;

import java.util.Locale;

/**
 * A name that nobody has, made of the number of a card: two cards have two names, of which no part
 * is the same, so that no two of these children are taken for one.
 *
 * @param given the given name
 * @param family the family name, which the guardian has, too
 */
public record MadeUpName(String given, String family) {
  private static final String FIRST = "Demo";
  private static final int SERIAL = 8;

  /** That of a card. */
  public static MadeUpName of(String cardNumber) {
    int end = cardNumber.length() - 1;
    String serial = letters(cardNumber.substring(Math.max(0, end - SERIAL), end));
    return new MadeUpName(FIRST + serial, "Mc" + new StringBuilder(serial).reverse());
  }

  /** Where a message to the guardian would go, if it could (RFC 2606). */
  public String contact() {
    return family.toLowerCase(Locale.ROOT) + "@example.org";
  }

  private static String letters(String digits) {
    StringBuilder letters = new StringBuilder();
    digits.chars().forEach(digit -> letters.append((char) (digit - '0' + 'a')));
    return letters.toString();
  }
}

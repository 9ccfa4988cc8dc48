package throughline.client;

/** Made of a card's number: no two cards share a part of it, so that no two are taken for one. */
public record SampleName(String given, String family) {
  private static final String FIRST = "Demo";
  private static final String PREFIX = "Mc";
  private static final int SERIAL = 8;

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

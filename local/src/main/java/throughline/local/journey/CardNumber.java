package throughline.local.journey;

import java.util.random.RandomGenerator;

/** A library card's number that nobody has had: 14 digits, of which the last checks the others. */
final class CardNumber {
  private static final String PERSON_AND_INSTITUTION = "22390";
  private static final int SERIALS = 100_000_000;

  private CardNumber() {}

  static String random(RandomGenerator random) {
    String unchecked = PERSON_AND_INSTITUTION + "%08d".formatted(random.nextInt(SERIALS));
    return unchecked + checkDigit(unchecked);
  }

  /** By Luhn's rule: from the right, every other digit counts double, starting with the last. */
  static int checkDigit(String unchecked) {
    int sum = 0;
    for (int fromRight = 0; fromRight < unchecked.length(); fromRight++) {
      int digit = unchecked.charAt(unchecked.length() - 1 - fromRight) - '0';
      int counted = fromRight % 2 == 0 ? 2 * digit : digit;
      sum += counted / 10 + counted % 10;
    }
    return (10 - sum % 10) % 10;
  }
}

package throughline.client;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/**
 * Numbers of library cards that nobody has had, one after another: 14 digits, of which the last
 * checks the others.
 */
public final class CardNumbers {
  private static final String PERSON_AND_INSTITUTION = "22390";
  private static final int SERIALS = 100_000_000;

  private final AtomicInteger serial;

  /** Starts at a serial; two series that start far enough apart do not meet. */
  public CardNumbers(int firstSerial) {
    this.serial = new AtomicInteger(firstSerial);
  }

  /** Starts anywhere, for a suite that has given out cards before. */
  public static CardNumbers fromAnywhere(RandomGenerator random) {
    return new CardNumbers(random.nextInt(SERIALS));
  }

  public String next() {
    String unchecked =
        PERSON_AND_INSTITUTION + "%08d".formatted(serial.getAndIncrement() % SERIALS);
    return unchecked + checkDigit(unchecked);
  }

  /** By Luhn's rule (ISO/IEC 7812-1, annex B): from the right, every other digit counts double. */
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

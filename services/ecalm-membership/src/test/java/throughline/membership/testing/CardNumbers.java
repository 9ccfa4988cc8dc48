package throughline.membership.testing;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Invented card numbers with a right check digit; no two are the same in a test run, nor are they a
 * made-up year's.
 */
public final class CardNumbers {

  private static final AtomicInteger SERIALS = new AtomicInteger(90_000_000);

  private CardNumbers() {}

  public static String next() {
    return withCheckDigit("22390" + SERIALS.incrementAndGet());
  }

  /** The card so many places behind this one in a box. */
  public static String after(String number, int places) {
    var others = Long.parseLong(number.substring(0, number.length() - 1)) + places;
    return withCheckDigit(Long.toString(others));
  }

  /** Tries the ten digits by the rule as the standard words it, not as the service computes it. */
  static String withCheckDigit(String others) {
    for (var check = 0; check < 10; check++) {
      if (sum(others + check) % 10 == 0) {
        return others + check;
      }
    }
    throw new AssertionError("one of ten digits is always right");
  }

  private static int sum(String number) {
    var sum = 0;
    var doubled = false;
    for (var digit : new StringBuilder(number).reverse().toString().toCharArray()) {
      var value = Character.digit(digit, 10) * (doubled ? 2 : 1);
      sum += value / 10 + value % 10;
      doubled = !doubled;
    }
    return sum;
  }
}

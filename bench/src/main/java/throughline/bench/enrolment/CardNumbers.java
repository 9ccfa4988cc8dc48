package throughline.bench.enrolment;

import java.util.concurrent.atomic.AtomicInteger;

/** Card numbers that nobody has had, one after another: a database that starts empty is assumed. */
public final class CardNumbers {

  private static final String PERSON_AND_INSTITUTION = "22390";

  private final AtomicInteger serial;

  /** Starts at a serial, so that two series do not meet. */
  public CardNumbers(int firstSerial) {
    this.serial = new AtomicInteger(firstSerial);
  }

  public String next() {
    var others = PERSON_AND_INSTITUTION + "%08d".formatted(serial.getAndIncrement());
    return others + checkDigit(others);
  }

  /** By Luhn's rule (ISO/IEC 7812-1, annex B). */
  private static int checkDigit(String others) {
    var sum = 0;
    for (var i = 0; i < others.length(); i++) {
      var digit = others.charAt(others.length() - 1 - i) - '0';
      var weighted = i % 2 == 0 ? 2 * digit : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return (10 - sum % 10) % 10;
  }
}

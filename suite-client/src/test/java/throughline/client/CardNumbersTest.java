package throughline.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardNumbersTest {
  /** The first is the example printed on the enrolment API; the second a well-known test number. */
  @ParameterizedTest
  @CsvSource({"2239000002789, 5", "7992739871, 3", "0000000000000, 0"})
  void theLastDigitChecksTheOthers(String unchecked, int digit) {
    assertEquals(digit, CardNumbers.checkDigit(unchecked));
  }

  @Test
  void numbersArePersonsCardsOfTheInstitutionAndNoTwoAreTheSame() {
    CardNumbers numbers = CardNumbers.fromAnywhere(new Random(1));
    String first = numbers.next();

    assertTrue(first.matches("22390\\d{9}"), first);
    assertNotEquals(first, numbers.next());
  }
}

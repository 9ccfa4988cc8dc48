package throughline.tracker.engine.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldWordsTest {

  @ParameterizedTest
  @CsvSource({
    "status, status",
    "NO_SHOW, no show",
    "homeLibrary, home library",
    "under5UntilQuarter, under 5 until quarter",
    "WITHIN_90_DAYS, within 90 days",
    "E07000177, e07000177",
    "a1B2c3, a 1 b2c 3",
    "ÉcoleA, école a",
    "'', ''"
  })
  void namesAreSaidInWords(String name, String words) {
    assertEquals(words, FieldWords.of(name));
  }
}

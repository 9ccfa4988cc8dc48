package throughline.tracker.engine.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is spelt so is what the regular expression matches. */
class FixedLengthPatternTest {

  private static final String LETTERS = "0129AEQZaefz-/.:TQ é";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[A-Z]{4}",
        "E0[0-9]{7}",
        "20[0-9]{2}-Q[1-4]",
        "20[0-9]{2}-[0-9]{2}-[0-9]{2}",
        "[A-Z]{4}/20[0-9]{2}",
        "[0-9]{2}:[0-9]{2}[.][0-9]T",
        "[a-z0-9.-]{3}",
      })
  void textsThatFitAreThoseThatMatch(String pattern) {
    var spelling = FixedLengthPattern.of(pattern).orElseThrow();
    var random = new Random(1);
    var regex = Pattern.compile(pattern);
    for (var begun : new String[] {"", "WEST", "E07000178", "2031-Q1", "2026-03-31", "WEST/2026"}) {
      assertAlike(regex, spelling, begun);
      for (int i = 0; i < 1_000; i++) {
        var text = new StringBuilder(begun);
        var letter = LETTERS.charAt(random.nextInt(LETTERS.length()));
        text.insert(random.nextInt(begun.length() + 1), letter);
        assertAlike(regex, spelling, text.toString());
        text.deleteCharAt(random.nextInt(text.length()));
        assertAlike(regex, spelling, text.toString());
      }
    }
  }

  private static void assertAlike(Pattern regex, FixedLengthPattern spelling, String text) {
    assertEquals(regex.matcher(text).matches(), spelling.fits(text), regex + " " + text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "([A-Z]{4})?",
        "[a-z-]{1,100}",
        "[A-Z]+",
        "[0-9]{2}?",
        "a|b",
        "a.c",
        "[^a]",
        "[a-z&&[b]]",
        "\\d{4}",
        "[é]",
        "é",
        "(?i)a",
      })
  void moreThanOneCharacterAfterAnotherIsNoSpelling(String pattern) {
    assertEquals(Optional.empty(), FixedLengthPattern.of(pattern).map(spelling -> pattern));
  }

  @Test
  void theBeginningOfOneIsCompared() {
    var spelling = FixedLengthPattern.of("[0-9]{2}:[0-9]{2}").orElseThrow();

    assertTrue(spelling.fits("09:xx", 3));
  }
}

package throughline.membership.record.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.InvalidInput;

/** One box: what was typed into it. */
class SoughtTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @ValueSource(
      strings = {"22390000027895", "2 2390 00002789 5", "A22390000027895B", "223900000278"})
  void aNumberIsACard(String typed) {
    assertEquals(Optional.of(typed), Sought.read(typed, TODAY).card());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2/11/2026|2026-11-02|",
        "2026-11-02|2026-11-02|",
        "2 November 2026|2026-11-02|",
        "Fernsby 2/11/2026|2026-11-02|fernsby",
        "2 Nov 2026 Wren Fernsby|2026-11-02|wren fernsby",
        "Wren 2/11/2026 Fernsby|2026-11-02|wren fernsby",
        "born yesterday 24/11/2025|2025-11-24|born yesterday",
        "yesterday|2026-11-23|",
        "Wren Today|2026-11-24|wren",
      })
  void aDateIsFoundAmongTheWords(String typed, LocalDate born, String words) {
    var sought = Sought.read(typed, TODAY);

    assertEquals(Optional.of(born), sought.born());
    assertEquals(words == null ? List.of() : List.of(words.split(" ")), sought.words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "7895|7895|",
        "2789 5|27895|",
        "27895|27895|",
        "Fernsby 7895|7895|fernsby",
        "Wren 2/11/2026 7895|7895|wren"
      })
  void fourDigitsAreTheEndOfACard(String typed, String ending, String words) {
    var sought = Sought.read(typed, TODAY);

    assertEquals(Optional.of(ending), sought.ending());
    assertEquals(words == null ? List.of() : List.of(words), sought.words());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fernsby, Wren|fernsby wren",
        "SIÂN ó Súilleabháin-O’Brien|sian o suilleabhain obrien",
        "O'); DROP|o); drop",
        "Ольга|ольга",
      })
  void namesAreReadWithoutAccentsAndApostrophes(String typed, String words) {
    assertEquals(List.of(words.split(" ")), Sought.read(typed, TODAY).words());
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "-", "'", "%", "12", "31/02/2026"})
  void whatIsNothingIsSaid(String typed) {
    var wrong = assertThrows(InvalidInput.class, () -> Sought.read(typed, TODAY));

    assertEquals("sought", wrong.errors().get(0).field());
  }

  @Test
  void aLongTextIsRefused() {
    assertThrows(InvalidInput.class, () -> Sought.read("x".repeat(201), TODAY));
  }
}

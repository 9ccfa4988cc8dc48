package throughline.membership.person.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameKeyTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Siân|ó Súilleabháin-O’Brien|sian|o suilleabhain o'brien",
        "SIÂN|ó Súilleabháin O'Brien|Siân|ó  Súilleabháin‑O‘Brien",
        "Aminah||\u00a0|Aminah",
        "Weiß|Strauss|WEISS|Strauß",
        "Ng||ng|",
        "Ольга|Петрова|ОЛЬГА|петрова",
        "نور|أحمد|نور|أحمد",
      })
  void typedOtherwiseItIsTheSameName(String given, String family, String given2, String family2) {
    assertEquals(key(given, family), key(given2, family2));
  }

  @Test
  void anotherNameIsAnother() {
    assertNotEquals(key("Wren", "Fernsby"), key("Wrenna", "Fernsby"));
    assertNotEquals(key("Wren", "Fernsby"), key("Rhys", "Fernsby"));
  }

  @Test
  void whoIsNotNamedYetEqualsNobody() {
    assertEquals(Optional.empty(), NameKey.of(ChildName.notYet("Fernsby")));
    assertEquals(Optional.empty(), NameKey.of(ChildName.notYet(null)));
  }

  private static String key(String given, String family) {
    return NameKey.of(ChildName.of(given, family)).orElseThrow();
  }
}

package throughline.membership.person.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.Fields;

class NamePartTest {

  private final Fields fields = new Fields();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Siân Mair",
        "ó Súilleabháin-O’Brien",
        "ó Súilleabháin-O'Brien",
        "ó Súilleabháin-OʼBrien",
        "Ng",
        "X",
        "Aminah",
        "Łukasz",
        "Анна-Мария",
        "محمد",
        "می‌خواهم",
        "李小龍",
        "𠮷野",
        "Null",
        "Test",
        "Baby",
        "O'); DROP TABLE member;--",
        "<b>Bold</b>",
        "de  la Cruz",
      })
  void aNameIsKeptAsTyped(String name) {
    assertEquals(Optional.of(name), NamePart.read(fields, "name", name));
    assertTrue(fields.ok());
  }

  @Test
  void spacesOfAnyKindAreTrimmedAndJoinersInsideStay() {
    assertEquals(
        Optional.of("می\u200cخواهم"), NamePart.read(fields, "name", "\u00a0می\u200cخواهم\u3000"));
  }

  @Test
  void accentsAreComposedSoThatOneNameHasOneSpelling() {
    assertEquals(Optional.of("Siân"), NamePart.read(fields, "name", "Sia\u0302n"));
  }

  @Test
  void threeHundredCharactersAreTakenWhateverTheirWidth() {
    var wide = "𠮷".repeat(300);
    var decomposed = "a\u0302".repeat(300);

    assertEquals(Optional.of(wide), NamePart.read(fields, "name", wide));
    assertEquals(Optional.of("â".repeat(300)), NamePart.read(fields, "name", decomposed));

    NamePart.read(fields, "name", "a".repeat(301));
    assertTrue(message().endsWith("300 characters or fewer"), message());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "\t\n", "\u00a0", "\u200b", "\u2060\ufeff", "\u3164", "\u3000 \u200d"})
  void blankIsMissingAndNotWrong(String typed) {
    assertEquals(Optional.empty(), NamePart.read(fields, "name", typed));
    assertEquals(Optional.empty(), NamePart.read(fields, "name", null));
    assertTrue(fields.ok());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Al\u0000ex", "Al\u0007ex", "Al\nex", "Al\tex", "Al\u0085ex", "Al\ud800ex"})
  void controlCharactersAndHalvesOfCharactersAreRefused(String typed) {
    assertEquals(Optional.empty(), NamePart.read(fields, "name", typed));
    assertTrue(message().endsWith("hidden control characters"), message());
  }

  private String message() {
    return fields.errors().get(0).message();
  }
}

package throughline.platform.core.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {

  private enum Venue {
    HUB,
    ONLINE
  }

  private final Fields fields = new Fields();

  @Test
  void everyWrongFieldIsNamedOnceInOrder() {
    fields.text("name", " ", 10, "Enter a name");
    fields.date("on", "tomorrow", "Enter the date");
    fields.wholeNumber("minutes", "1.5", 1, 60, "Enter the minutes");
    fields.oneOf("venue", "MOON", Venue.class, "Choose a venue");
    fields.reject("minutes", "a second message for the same field");

    InvalidInput invalid = assertThrows(InvalidInput.class, fields::throwIfAny);

    assertEquals(
        List.of(
            new FieldError("name", "Enter a name"),
            new FieldError("on", "On must be a date, for example 24 November 2026 or 2026-11-24"),
            new FieldError("minutes", "Minutes must be a whole number from 1 to 60"),
            new FieldError("venue", "Venue must be one of: HUB, ONLINE")),
        invalid.errors());
  }

  @Test
  void rightValuesPass() {
    assertEquals("Ada", fields.text("name", " Ada ", 3, "missing"));
    assertEquals(Optional.empty(), fields.optionalText("note", " ", 10));
    assertEquals(Optional.of("yes"), fields.optionalText("note", "yes", 10));
    assertEquals(60, fields.wholeNumber("minutes", "60", 1, 60, "missing"));
    assertEquals(Venue.HUB, fields.oneOf("venue", "HUB", Venue.class, "missing"));
    var ofFile = new Fields().withChoicesInWords();
    ofFile.oneOf("venue", "MOON", Venue.class, "missing");
    assertEquals("Venue must be hub or online", ofFile.errors().get(0).message());
    assertTrue(fields.ok());
    fields.throwIfAny();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "  ",
        "\t",
        "\u00a0",
        "\u2003\u3000",
        "\u200b",
        "\u2060\ufeff",
        "\u200e \u200f",
        "\u3164",
        "\u115f\u1160\uffa0"
      })
  void whatLooksBlankIsMissing(String blank) {
    assertNull(fields.date("on", blank, "Enter the date"));
    assertNull(fields.text("title", blank, 10, "Enter a title"));
    assertEquals(Optional.empty(), fields.optionalText("note", blank, 10));
    assertEquals(
        List.of(new FieldError("on", "Enter the date"), new FieldError("title", "Enter a title")),
        fields.errors());
  }

  @Test
  void spacesOfAnyKindAreTrimmedAndNothingInsideIsTouched() {
    assertEquals("Ada", fields.text("name", "\u00a0\u2009Ada\u3000\n", 3, "missing"));
    assertEquals(60, fields.wholeNumber("minutes", "\u202f60\u00a0", 1, 60, "missing"));
    for (var joined : List.of("می\u200cخواهم", "क्\u200dष", "10\u00a0am", "서\u3164울")) {
      assertEquals(joined, fields.text("name", joined, 10, "missing"));
    }
    assertTrue(fields.ok());
  }

  /** With U+202E "gnp.exe" reads as "exe.png", and so does a name on a page or a card. */
  @Test
  void nothingTypedTurnsTheDirectionOfWhatIsShown() {
    var marks = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";
    for (var mark : marks.split("")) {
      assertEquals("Adam", fields.text("name", mark + "Ad" + mark + "am" + mark, 4, "missing"));
      assertEquals(Optional.of("Adam"), fields.optionalText("note", "Ad" + mark + "am", 4));
    }
    assertEquals("می\u200cخو", fields.text("name", "می\u200cخو\u202c", 10, "missing"));
    assertTrue(fields.ok());
  }

  @Test
  void lengthCountsCharactersAsPeopleDo() {
    assertEquals("🦉🦉", fields.text("title", "🦉🦉", 2, "missing"));
    assertNull(fields.text("title", "🦉🦉🦉", 2, "missing"));
    assertEquals("Title must be 2 characters or fewer", fields.errors().get(0).message());
  }

  @Test
  void aMessageNamesTheFieldInWords() {
    fields.text("guardian.cardNumber", "123", 2, "missing");
    assertEquals("Card number must be 2 characters or fewer", fields.errors().get(0).message());
  }

  @Test
  void whatTheDatabaseCannotStoreIsRefused() {
    assertNull(fields.text("title", "a\u0000b", 10, "missing"));
    assertEquals("a\nb", fields.text("story", "a\nb", 10, "missing"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "61", "x", "1e1", "99999999999"})
  void numbersOutOfRange(String typed) {
    assertEquals(0, fields.wholeNumber("minutes", typed, 1, 60, "missing"));
    assertFalse(fields.ok("minutes"));
  }
}

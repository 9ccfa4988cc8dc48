package throughline.membership.card;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.platform.core.input.Fields;

class ParseCardNumberTest {

  private static final String RIGHT = "22390000027895";

  private final Fields fields = new Fields();

  @ParameterizedTest
  @CsvSource({"3023400051786, 1", "5819800094399, 6", "3319100010586, 4", "2239000002789, 5"})
  void theCheckDigitIsThatOfTheStandardsVectors(String others, int check) {
    assertEquals(check, CardNumber.checkDigit(others));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22390000027895",
        " 22390000027895\r\n",
        "2 2390 00002789 5",
        "2-2390-00002789-5",
        "2\u00a02390\u00a000002789\u00a05",
        "A22390000027895B",
        "c22390000027895d",
        "A 2 2390 00002789 5 A",
      })
  void spacesHyphensAndTheScannersFrameAreDropped(String typed) {
    assertEquals(new CardNumber(RIGHT), read(typed));
    assertTrue(fields.ok());
  }

  @Test
  void aNumberIsShownInTheGroupsOfTheCard() {
    assertEquals("2 2390 00002789 5", read(RIGHT).grouped());
  }

  @Test
  void aWrongDigitIsShownInGroupsWithWhatToLookAt() {
    assertEquals(
        "Look at 2 2390 00002789 6 again: one digit is wrong or two neighbours are swapped."
            + " If the first 13 are right, the last is 5."
            + " If two are swapped, they are digits 12 and 13 (89)",
        refusal("22390000027896"));
  }

  @Test
  void neighboursAreNotNamedWhereNoSwapWouldHelp() {
    assertEquals(
        "Look at 2 2222 22222222 2 again: one digit is wrong or two neighbours are swapped."
            + " If the first 13 are right, the last is 0",
        refusal("2".repeat(14)));
  }

  @Test
  void theCouncilsOwnInstitutionIsNotSuspected() {
    new ParseCardNumber(usual(Optional.of("2390"))).read(fields, "cardNumber", "22390000028795");

    var message = fields.errors().get(0).message();
    assertTrue(message.endsWith("If two are swapped, they are digits 11 and 12 (87)"), message);
  }

  @Test
  void anyOneWrongDigitIsFound() {
    for (var place = 0; place < RIGHT.length(); place++) {
      for (var digit = '0'; digit <= '9'; digit++) {
        var typed = RIGHT.substring(0, place) + digit + RIGHT.substring(place + 1);
        assertEquals(typed.equals(RIGHT), readsAsCard(typed), typed);
      }
    }
  }

  @Test
  void swappedNeighboursAreFoundUnlessTheyAreZeroAndNine() {
    for (var place = 0; place < RIGHT.length() - 1; place++) {
      var pair = RIGHT.substring(place, place + 2);
      var swapped = new StringBuilder(pair).reverse().toString();
      var typed = RIGHT.substring(0, place) + swapped + RIGHT.substring(place + 2);
      var cannotBeFound = swapped.equals(pair) || pair.equals("90") || pair.equals("09");
      assertEquals(cannotBeFound, readsAsCard(typed), typed);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',                           Scan the card or enter its number",
    "2239000002789,                'A card number has 14 digits, this one has 13.'",
    "0022390000027895,             'A card number has 14 digits, this one has 16.'",
    "2239000002789522390000027895, The card was scanned twice",
    "AB,                           'A card number has 14 digits, this one has 0.'",
    "30234000517861,               This is an item's barcode: it begins with 3",
    "58198000943996,               'A card number begins with 2, this one with 5.'",
    "2.23900E+13,                  A spreadsheet has shortened this number and lost its last"
        + " digits",
    "'2,239E+13',                  A spreadsheet has shortened this number and lost its last"
        + " digits",
    "2e13,                         A spreadsheet has shortened this number and lost its last"
        + " digits",
    "2239000002789O,               A card number has digits only",
    "22390000027895.0,             A card number has digits only",
    "E22390000027895E,             A card number has digits only",
    "٢٢٣٩٠٠٠٠٠٢٧٨٩٥,               A card number has digits only",
  })
  void aWrongNumberSaysWhatToDo(String typed, String words) {
    var message = refusal(typed);

    assertTrue(message.startsWith(words), message);
  }

  @Test
  void aLongTextIsNotRepeated() {
    assertTrue(refusal("2".repeat(61)).endsWith("60 characters or fewer"));
  }

  @Test
  void anotherInstitutionsCardIsRefusedWhereTheCouncilsIsSet() {
    var reader = new ParseCardNumber(usual(Optional.of("1234")));

    assertNull(reader.read(fields, "cardNumber", RIGHT));

    assertEquals(
        "This card is another library service's: digits 2 to 5 of ours are 1234",
        fields.errors().get(0).message());
    assertFalse(readsAsCard("21234000027895"), "the check digit is looked at first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"123", "12345", "ABCD", "12 4"})
  void aWrongSettingStopsTheStart(String institution) {
    assertThrows(IllegalArgumentException.class, () -> usual(Optional.of(institution)));
  }

  @Test
  void lengthAndPrefixAreTheCouncilsOwn() {
    var reader = new ParseCardNumber(new CardFormat(10, "00", Optional.empty()));

    assertEquals("0012 3456 74", reader.read(fields, "cardNumber", "00123 4567-4").grouped());
    assertEquals(1234567, new CardNumber("0012345674").place());
    assertEquals("0012345674", reader.at(1234567).digits());
    reader.read(fields, "lost", "12345674");
    reader.read(fields, "other", "1012345670");
    reader.read(fields, "short", "12345");
    assertEquals(
        List.of(
            "The zeros at the beginning were lost, as a spreadsheet does. Scan the card or enter"
                + " all 10 digits",
            "A card number begins with 00, this one with 10. Compare it with the card",
            "A card number has 10 digits, this one has 5. Scan the card or compare it with the"
                + " card"),
        fields.errors().stream().map(each -> each.message()).toList());
  }

  @ParameterizedTest
  @CsvSource({"5, 2", "19, 2", "14, AB", "14, 12345"})
  void aWrongLengthOrPrefixStopsTheStart(int length, String prefix) {
    assertThrows(
        IllegalArgumentException.class, () -> new CardFormat(length, prefix, Optional.empty()));
  }

  @Test
  void aCardNumberDoesNotShowItselfInALog() {
    assertFalse(new CardNumber(RIGHT).toString().contains("2789"));
  }

  private CardNumber read(String typed) {
    return new ParseCardNumber(usual(Optional.empty())).read(fields, "cardNumber", typed);
  }

  private String refusal(String typed) {
    assertNull(read(typed));
    assertEquals("cardNumber", fields.errors().get(0).field());
    return fields.errors().get(0).message();
  }

  private static boolean readsAsCard(String typed) {
    var own = new Fields();
    new ParseCardNumber(usual(Optional.empty())).read(own, "cardNumber", typed);
    return own.ok();
  }

  /** 14 digits of any institution, after a 2. */
  private static CardFormat usual(Optional<String> institution) {
    return new CardFormat(14, "2", institution);
  }
}

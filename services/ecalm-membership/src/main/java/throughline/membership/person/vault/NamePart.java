package throughline.membership.person.vault;

import java.text.Normalizer;
import java.util.Optional;
import throughline.membership.card.ParseCardNumber;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/**
 * Reads one part of a name. Names are what people say they are: any script, one part or many, any
 * length up to 300, never changed to capitals, and "Null" is a surname. Only the spelling of the
 * accents is made the same (Unicode NFC), so that two computers' Siân is one. A name is one line:
 * unlike other text it may hold no line break and no tab.
 */
public final class NamePart {

  static final int LONGEST = 300;

  private NamePart() {}

  public static Optional<String> read(Fields fields, String field, String typed) {
    var given = TypedText.given(typed);
    if (given.stream().flatMapToInt(String::codePoints).anyMatch(Character::isISOControl)) {
      fields.reject(field, "Remove the hidden control characters");
      return Optional.empty();
    }
    if (given.filter(ParseCardNumber::isIn).isPresent()) {
      fields.reject(field, "This is a card number. Enter the name here, and scan the card below");
      return Optional.empty();
    }
    return given
        .map(name -> Normalizer.normalize(name, Normalizer.Form.NFC))
        .flatMap(name -> fields.optionalText(field, name, LONGEST));
  }
}

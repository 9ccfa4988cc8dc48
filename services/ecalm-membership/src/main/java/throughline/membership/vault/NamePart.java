package throughline.membership.vault;

import java.text.Normalizer;
import java.util.Optional;
import throughline.platform.web.input.Fields;

/**
 * Reads one part of a name. Names are what people say they are: any script, one part or many, any
 * length up to 300, never changed to capitals, and "Null" is a surname. Only the spelling of the
 * accents is made the same (Unicode NFC), so that two computers' Siân is one.
 */
public final class NamePart {

  static final int LONGEST = 300;

  private NamePart() {}

  /** The name as typed; empty when it is missing or wrong, and then only wrong has a message. */
  public static Optional<String> read(Fields fields, String field, String typed) {
    if (typed == null) {
      return Optional.empty();
    }
    if (!isText(typed)) {
      fields.reject(field, "Remove the hidden control characters");
      return Optional.empty();
    }
    var composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
    return fields.optionalText(field, composed, LONGEST);
  }

  /** Half a surrogate pair is no character: the database could not give back what was typed. */
  private static boolean isText(String typed) {
    return typed
        .strip()
        .codePoints()
        .map(Character::getType)
        .noneMatch(type -> type == Character.CONTROL || type == Character.SURROGATE);
  }
}

package throughline.tracker.intake;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Tells text that Java and PostgreSQL spell alike. Java holds half of a surrogate pair, which
 * PostgreSQL gets as "?", and U+0000, which it refuses: two texts here would be one there.
 */
final class Storable {

  private Storable() {}

  /**
   * Whether bytes are read as UTF-8, which is how they are kept: a parser of JSON tells another
   * encoding by the first two bytes.
   */
  static boolean utf8(byte[] json) {
    return json.length < 2 || json[0] > 0 && json[1] != 0;
  }

  /** A body, with the names and values of fields that no contract knows. */
  static boolean body(JsonNode node) {
    if (node.isTextual()) {
      return text(node.textValue());
    }
    if (node.isObject()) {
      for (var field : node.properties()) {
        if (!text(field.getKey()) || !body(field.getValue())) {
          return false;
        }
      }
    } else if (node.isArray()) {
      for (var entry : node) {
        if (!body(entry)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean text(String text) {
    for (int at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      if (letter == 0) {
        return false;
      }
      if (Character.isSurrogate(letter)) {
        at++;
        if (at == text.length() || !Character.isSurrogatePair(letter, text.charAt(at))) {
          return false;
        }
      }
    }
    return true;
  }
}

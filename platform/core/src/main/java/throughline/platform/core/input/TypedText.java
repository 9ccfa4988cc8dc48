package throughline.platform.core.input;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Text as a person typed or pasted it. Whether there is any is for a reader's eyes to say: a field
 * that holds only spaces of whatever width, or characters that are drawn as nothing, is empty.
 */
public final class TypedText {

  /** The fillers of Hangul: letters by category, but default-ignorable, so drawn as nothing. */
  private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

  /**
   * What turns the direction of the text after it, so that a name is shown as another: marks,
   * embeddings, overrides and isolates. Pages isolate what they show; nobody types these, they come
   * with what is pasted.
   */
  private static final Pattern DIRECTIONS =
      Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

  private TypedText() {}

  /**
   * The text without any Unicode space at its ends and without marks of direction; what else is
   * inside stays, such as the joiners that Persian and the scripts of India need.
   *
   * @return empty for null and when nothing of the text can be seen
   */
  public static Optional<String> given(String typed) {
    return Optional.ofNullable(typed)
        .map(text -> DIRECTIONS.matcher(text).replaceAll(""))
        .filter(text -> !text.codePoints().allMatch(TypedText::isUnseen))
        .map(TypedText::trimmed);
  }

  private static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (isSpace(text.charAt(start))) {
      start++;
    }
    while (isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isUnseen(int character) {
    return isSpace(character)
        || Character.getType(character) == Character.FORMAT
        || FILLERS.indexOf(character) >= 0;
  }

  /** Java calls only those white space at which a line may break, so U+00A0 is none of them. */
  private static boolean isSpace(int character) {
    return Character.isWhitespace(character) || Character.isSpaceChar(character);
  }
}

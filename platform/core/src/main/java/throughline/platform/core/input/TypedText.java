package throughline.platform.core.input;

import java.util.Optional;

/**
 * Text as a person typed or pasted it. Whether there is any is for a reader's eyes to say: a field
 * that holds only spaces of whatever width, or characters that are drawn as nothing, is empty.
 */
public final class TypedText {

  /** The fillers of Hangul: letters by category, but default-ignorable, so drawn as nothing. */
  private static final String FILLERS = "\u115f\u1160\u3164\uffa0";

  private TypedText() {}

  /**
   * The text without any Unicode space at its ends; what is inside stays, such as the joiners that
   * Persian and the scripts of India need.
   *
   * @return empty for null and when nothing of the text can be seen
   */
  public static Optional<String> given(String typed) {
    return Optional.ofNullable(typed)
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

package throughline.platform.files.pdf;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Joins the letters of Arabic, also those of Persian and Urdu, by Unicode's presentation forms,
 * because the PDF library draws the glyph of a character and knows no other way to a joined one.
 */
final class ArabicLetters {

  private enum Form {
    ISOLATED,
    FINAL,
    INITIAL,
    MEDIAL;

    static Form of(boolean joinedBefore, boolean joinedAfter) {
      if (joinedBefore) {
        return joinedAfter ? MEDIAL : FINAL;
      }
      return joinedAfter ? INITIAL : ISOLATED;
    }
  }

  private static final char JOINER = '\u200d';
  private static final char TATWEEL = '\u0640';
  private static final char LAM = '\u0644';

  /** Kurdish writes AE, of which Unicode has no forms of its own, with those of HEH. */
  private static final char AE = '\u06d5';

  private static final char HEH = '\u0647';

  /** By the letter, or by lam and alef, which are written as one. */
  private static final Map<String, Map<Form, Character>> FORMS = forms();

  private ArabicLetters() {}

  /** Whether it can be drawn joined, or is no letter that is joined to others. */
  static boolean canBeJoined(int letter) {
    return !Character.isLetter(letter)
        || Character.UnicodeBlock.of(letter) != Character.UnicodeBlock.ARABIC
        || letter == TATWEEL
        || FORMS.containsKey(Character.toString(letter));
  }

  /** The same text in the order in which it is read, each letter in the form that it has there. */
  static String joined(String text) {
    var joined = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      var pair = text.charAt(i) == LAM && i + 1 < text.length() ? text.substring(i, i + 2) : "";
      var written = FORMS.containsKey(pair) ? pair : text.substring(i, i + 1);
      var forms = FORMS.getOrDefault(written, Map.of());
      int last = i + written.length() - 1;
      var form =
          Form.of(
              forms.containsKey(Form.FINAL) && reachesOn(neighbour(text, i, -1)),
              forms.containsKey(Form.INITIAL) && reachesBack(neighbour(text, last, 1)));
      joined.append(forms.getOrDefault(form, written.charAt(0)));
      i = last;
    }
    return joined.toString();
  }

  /**
   * The next character in this direction that is no mark upon a letter; a space if there is none.
   */
  private static char neighbour(String text, int from, int step) {
    int i = from + step;
    while (i >= 0 && i < text.length() && isMark(text.charAt(i))) {
      i += step;
    }
    return i >= 0 && i < text.length() ? text.charAt(i) : ' ';
  }

  private static boolean isMark(char letter) {
    return Character.getType(letter) == Character.NON_SPACING_MARK;
  }

  private static boolean reachesOn(char letter) {
    return joinsAnything(letter) || has(letter, Form.INITIAL);
  }

  private static boolean reachesBack(char letter) {
    return joinsAnything(letter) || has(letter, Form.FINAL);
  }

  private static boolean joinsAnything(char letter) {
    return letter == JOINER || letter == TATWEEL;
  }

  private static boolean has(char letter, Form form) {
    return FORMS.getOrDefault(String.valueOf(letter), Map.of()).containsKey(form);
  }

  private static Map<String, Map<Form, Character>> forms() {
    var forms = new HashMap<String, Map<Form, Character>>();
    for (char shown = '\ufb50'; shown < '\ufeff'; shown++) {
      var name = Character.getName(shown);
      var letters = Normalizer.normalize(String.valueOf(shown), Normalizer.Form.NFKC);
      if (name != null && isWritten(letters)) {
        for (var form : formOf(name)) {
          forms.computeIfAbsent(letters, all -> new EnumMap<>(Form.class)).put(form, shown);
        }
      }
    }
    forms.put(String.valueOf(AE), onlyBack(forms.get(String.valueOf(HEH))));
    return forms;
  }

  /** One letter, or lam and an alef: other ligatures are for ornament. */
  private static boolean isWritten(String letters) {
    return letters.length() == 1
        || letters.length() == 2
            && letters.charAt(0) == LAM
            && "\u0622\u0623\u0625\u0627".indexOf(letters.charAt(1)) >= 0;
  }

  private static Iterable<Form> formOf(String name) {
    return Arrays.stream(Form.values()).filter(form -> name.endsWith(form + " FORM"))::iterator;
  }

  private static Map<Form, Character> onlyBack(Map<Form, Character> forms) {
    return Map.of(Form.ISOLATED, forms.get(Form.ISOLATED), Form.FINAL, forms.get(Form.FINAL));
  }
}

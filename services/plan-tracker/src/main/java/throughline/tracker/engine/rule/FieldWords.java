package throughline.tracker.engine.rule;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

/** What readers call the fields of facts and their values. */
public final class FieldWords {

  private FieldWords() {}

  /**
   * "under5Until" as "under 5 until", "NO_SHOW" as "no show"; without regular expressions, which
   * would cost the intake more than counting a fact that this says of why it does not count.
   */
  public static String of(String name) {
    var words = new StringBuilder(name.length() + 4);
    var before = ' ';
    for (int at = 0; at < name.length(); at++) {
      var letter = name.charAt(at);
      if (beginsAWord(before, letter)) {
        words.append(' ');
      }
      words.append(letter == '_' ? ' ' : letter);
      before = letter;
    }
    return words.toString().toLowerCase(Locale.UK);
  }

  private static boolean beginsAWord(char before, char letter) {
    var isLower = before >= 'a' && before <= 'z';
    var isDigit = before >= '0' && before <= '9';
    return (isLower || isDigit) && letter >= 'A' && letter <= 'Z'
        || isLower && letter >= '0' && letter <= '9';
  }

  public static String titled(String name) {
    return first(of(name));
  }

  @TemplateExtension(namespace = "fact")
  public static String kind(String aggregate) {
    return titled(aggregate.replace('-', ' '));
  }

  public static String first(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}

package throughline.tracker.rule;

import java.util.Locale;

/** What readers call the fields of facts and their values. */
public final class FieldWords {

  private FieldWords() {}

  /** "under5Until" as "under 5 until", "NO_SHOW" as "no show". */
  public static String of(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replaceAll("([a-z])([0-9])", "$1 $2")
        .replace('_', ' ')
        .toLowerCase(Locale.UK);
  }

  /** The same as a heading or a label: "No show". */
  public static String titled(String name) {
    return first(of(name));
  }

  /** With a capital letter at the beginning. */
  public static String first(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }
}

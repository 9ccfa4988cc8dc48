package throughline.platform.core.person;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether what was typed at two times names one person. */
public final class SameName {
  private SameName() {}

  /** An address as it is compared: nobody means two mailboxes by a capital letter. */
  public static String address(String typed) {
    return typed.strip().toLowerCase(Locale.ROOT);
  }

  /** Apart from capitals, accents, hyphens and spaces. */
  public static boolean exactly(String one, String other) {
    return words(one).equals(words(other));
  }

  /** By what two contacts of one list are one person: the name, with the address or number. */
  public static String key(Contact contact) {
    var reached = contact.email().map(SameName::address).or(contact::phone).orElse("");
    return String.join(" ", words(contact.name())) + "|" + reached;
  }

  /** The same, or one name within the other, or with the same last word and beginning. */
  public static boolean like(String one, String other) {
    var first = words(one);
    var second = words(other);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    return first.containsAll(second)
        || second.containsAll(first)
        || last(first).equals(last(second)) && first.get(0).charAt(0) == second.get(0).charAt(0);
  }

  private static String last(List<String> words) {
    return words.get(words.size() - 1);
  }

  private static List<String> words(String name) {
    var plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return Stream.of(plain.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
        .filter(word -> !word.isEmpty())
        .toList();
  }
}

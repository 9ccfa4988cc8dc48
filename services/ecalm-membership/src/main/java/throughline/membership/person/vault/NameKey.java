package throughline.membership.person.vault;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is the same of a name however it is typed: accents, apostrophes, hyphens, capitals aside.
 * The database has the same rule, {@code vault.name_key}, for what it looks up by an index.
 */
public final class NameKey {

  private NameKey() {}

  /** Empty where the child is not named yet: that is unknown, and equals nothing. */
  public static Optional<String> of(ChildName name) {
    if (name.notYet()) {
      return Optional.empty();
    }
    var key =
        Stream.of(name.givenNames(), name.familyName())
            .map(NameKey::of)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return Optional.of(key).filter(known -> !known.isEmpty());
  }

  /**
   * That of one part of a name; an empty text for one that is not there. Apostrophes go first: the
   * acute accent that stands for one would become a gap and a mark. Upper case comes before lower
   * case: a sharp s and its two letters are the same then.
   */
  public static String of(String part) {
    return part == null
        ? ""
        : withoutStrokes(
                Normalizer.normalize(part.replaceAll("['‘’ʼʻ`´＇]", ""), Normalizer.Form.NFKD)
                    .replaceAll("\\p{M}+", "")
                    .toUpperCase(Locale.ROOT)
                    .toLowerCase(Locale.ROOT))
            .replaceAll("[\\p{Pd}\\s\\p{Z}]+", " ")
            .strip();
  }

  private static String withoutStrokes(String text) {
    return text.replace('ł', 'l')
        .replace('ø', 'o')
        .replace('đ', 'd')
        .replace("æ", "ae")
        .replace("œ", "oe");
  }
}

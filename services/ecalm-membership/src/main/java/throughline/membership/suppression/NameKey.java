package throughline.membership.suppression;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import throughline.membership.vault.ChildName;

/**
 * What is the same of a name however it is typed: accents, apostrophes, hyphens, capitals aside.
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
            .filter(part -> part != null)
            .map(NameKey::plain)
            .filter(part -> !part.isEmpty())
            .collect(Collectors.joining(" "));
    return Optional.of(key).filter(known -> !known.isEmpty());
  }

  /** Upper case first: a sharp s and its two letters are the same then. */
  public static String plain(String part) {
    return Normalizer.normalize(part, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}+", "")
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replaceAll("['‘’ʼʻ`´]", "")
        .replaceAll("[\\p{Pd}\\s\\p{Z}]+", " ")
        .strip();
  }
}

package throughline.membership.person.match;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import throughline.membership.person.vault.ChildName;
import throughline.membership.person.vault.NameKey;

/**
 * The names by which a child can be told from others. What is blank, or stands for a name that is
 * not there yet, is unknown, and equals nothing, not even itself.
 */
record KnownNames(List<String> given, List<String> family) {

  private static final Set<String> NOT_A_GIVEN_NAME =
      Set.of("baby", "boy", "girl", "child", "infant", "newborn", "twin", "triplet", "quadruplet");

  private static final Set<String> NO_NAME =
      Set.of(
          "unnamed",
          "unknown",
          "not known",
          "not named",
          "not named yet",
          "no name",
          "no name yet",
          "to be confirmed",
          "tbc",
          "tba");

  private static final String BABY_OF = "baby of ";

  static Optional<KnownNames> of(ChildName name) {
    var given = NameKey.of(name.givenNames());
    if (name.notYet() || isPlaceholder(given)) {
      return Optional.empty();
    }
    var family = words(NameKey.of(name.familyName()));
    var first = words(given);
    // Nobody can say of an only name which of the two it is.
    return first.isEmpty()
        ? Optional.of(new KnownNames(family, List.of())).filter(only -> !only.given.isEmpty())
        : Optional.of(new KnownNames(first, family));
  }

  private static boolean isPlaceholder(String given) {
    var words = Arrays.asList(given.split(" "));
    return NO_NAME.contains(given)
        || given.startsWith(BABY_OF)
        || words.stream().anyMatch(NOT_A_GIVEN_NAME::contains)
            && words.stream()
                .allMatch(word -> NOT_A_GIVEN_NAME.contains(word) || word.matches("[0-9]+|."));
  }

  private static List<String> words(String part) {
    return NO_NAME.contains(part) || part.codePoints().noneMatch(Character::isLetter)
        ? List.of()
        : Arrays.asList(part.split(" "));
  }

  boolean hasGivenOf(KnownNames other) {
    return joined(given).equals(joined(other.given));
  }

  boolean hasFamilyOf(KnownNames other) {
    return !family.isEmpty() && joined(family).equals(joined(other.family));
  }

  boolean hasMoreOrLessGivenThan(KnownNames other) {
    var shorter = Math.min(given.size(), other.given.size());
    return given.subList(0, shorter).equals(other.given.subList(0, shorter));
  }

  boolean hasGivenLike(KnownNames other) {
    return Slip.isBetween(joined(given), joined(other.given));
  }

  boolean hasFamilyLike(KnownNames other) {
    return Slip.isBetween(joined(family), joined(other.family))
        || family.stream().anyMatch(part -> part.length() > 2 && other.family.contains(part));
  }

  boolean isInOtherOrderThan(KnownNames other) {
    return !family.isEmpty()
        && !other.family.isEmpty()
        && given.size() + family.size() == other.given.size() + other.family.size()
        && all().equals(other.all());
  }

  private Set<String> all() {
    var all = new HashSet<>(given);
    all.addAll(family);
    return all;
  }

  private static String joined(List<String> words) {
    return String.join("", words);
  }

  @Override
  public String toString() {
    return "KnownNames";
  }
}

package throughline.membership.person.match;

import static java.util.Comparator.comparingInt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import throughline.membership.person.vault.GuardianDetails;
import throughline.membership.person.vault.NameKey;

/**
 * Finds who was sent twice in one call or file, where no record tells it yet. As {@link FindLikely}
 * does, it compares those of one name, or of one birthday and a word of the name, and no others.
 */
public final class AlikeAmong {

  private static final int LAST_DIGITS = 9;

  /** Those of a visit are compared with those of others. */
  private record Sent(int visit, int place, Newcomer child, KnownNames names) {}

  /** Somebody sent before. */
  public record Earlier(int place, Set<Reason> reasons) {}

  private final Map<String, List<Sent>> byName = new HashMap<>();
  private final Map<String, List<Sent>> byBirthday = new HashMap<>();

  public void add(int visit, int place, Newcomer child) {
    KnownNames.of(child.name())
        .map(names -> new Sent(visit, place, child, names))
        .ifPresent(
            sent -> {
              add(byName, nameOf(child), sent);
              birthdays(child).forEach(key -> add(byBirthday, key, sent));
            });
  }

  /** So that a list that gave everybody one birthday ends. */
  private static void add(Map<String, List<Sent>> all, String key, Sent sent) {
    var alike = all.computeIfAbsent(key, first -> new ArrayList<>(1));
    if (alike.size() < FindLikely.MOST_ALIKE) {
      alike.add(sent);
    }
  }

  public Optional<Earlier> before(int visit, int place, Newcomer child) {
    var names = KnownNames.of(child.name());
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var self = new Sent(visit, place, child, names.get());
    return Stream.concat(
            Stream.of(nameOf(child)).map(byName::get), birthdays(child).map(byBirthday::get))
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(sent -> sent.visit != visit && sent.place < place)
        .sorted(comparingInt(Sent::place))
        .flatMap(sent -> judge(sent, self).stream())
        .findFirst();
  }

  private static Optional<Earlier> judge(Sent sent, Sent self) {
    return Likeness.of(person(self), person(sent), family(self.child, sent.child))
        .map(verdict -> new Earlier(sent.place, verdict.reasons()));
  }

  private static Likeness.Person person(Sent sent) {
    return new Likeness.Person(sent.names, sent.child.dateOfBirth(), sent.child.birthOrder());
  }

  private static Likeness.Family family(Newcomer one, Newcomer other) {
    return new Likeness.Family(
        haveOneOf(one, other, AlikeAmong::contacts),
        haveOneOf(one, other, guardian -> Stream.of(NameKey.of(guardian.name()))));
  }

  private static boolean haveOneOf(
      Newcomer one, Newcomer other, Function<GuardianDetails, Stream<String>> what) {
    var known = other.guardians().stream().flatMap(what).toList();
    return one.guardians().stream().flatMap(what).anyMatch(known::contains);
  }

  private static Stream<String> contacts(GuardianDetails guardian) {
    var contact = guardian.contact();
    return Stream.concat(
        Stream.ofNullable(contact.email()).map(String::toLowerCase),
        Stream.ofNullable(contact.phone())
            .map(phone -> phone.replaceAll("[^0-9]", ""))
            .map(digits -> digits.substring(Math.max(0, digits.length() - LAST_DIGITS))));
  }

  private static String nameOf(Newcomer child) {
    return NameKey.of(child.name()).orElse("");
  }

  private static Stream<String> birthdays(Newcomer child) {
    return Stream.of(nameOf(child).split(" ")).distinct().map(word -> child.dateOfBirth() + word);
  }
}

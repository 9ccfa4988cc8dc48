package throughline.membership.record.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import throughline.membership.person.vault.NameKey;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * What somebody typed or scanned into the one box of the search: a card, or names in any order, a
 * date of birth, the last digits of a card, or several of these.
 *
 * @param card as it was typed; empty unless it is nothing but a number
 * @param born empty if no date was typed
 * @param ending the last four or five digits of a card; empty if there are none
 */
record Sought(
    Optional<String> card, Optional<LocalDate> born, Optional<String> ending, List<String> words) {

  static final String FIELD = "sought";
  private static final int LONGEST = 200;
  private static final int MOST_WORDS = 8;
  private static final int LONGEST_DATE = 4;

  private static final Pattern NUMBER =
      Pattern.compile("[A-Da-d]?[0-9][0-9 \\u00a0-]{5,}[A-Da-d]?");

  /** As they are shown beside a child, with or without the gap, or the last four of them. */
  private static final Pattern ENDING =
      Pattern.compile("(?<!\\S)[0-9]{4}(?:[ \\u00a0]?[0-9])?(?!\\S)");

  private static final Set<String> NEAR_DAYS = Set.of("today", "yesterday");

  static Sought read(String typed, LocalDate today) {
    var fields = new Fields();
    var text =
        fields.text(FIELD, typed, LONGEST, "Scan the card, or enter a name or a date of birth");
    fields.throwIfAny();
    if (NUMBER.matcher(text).matches()
        && !ENDING.matcher(text).matches()
        && date(text, today).isEmpty()) {
      return new Sought(Optional.of(text), Optional.empty(), Optional.empty(), List.of());
    }
    var parts = Arrays.asList(text.split("[\\s\\u00a0]+"));
    for (var length = Math.min(LONGEST_DATE, parts.size()); length > 0; length--) {
      for (var from = 0; from + length <= parts.size(); from++) {
        var date = date(String.join(" ", parts.subList(from, from + length)), today);
        if (date.isPresent()) {
          return named(date, without(parts, from, length));
        }
      }
    }
    for (var i = 0; i < parts.size(); i++) {
      if (NEAR_DAYS.contains(parts.get(i).toLowerCase(Locale.UK))) {
        return named(day(parts.get(i), today), without(parts, i, 1));
      }
    }
    return named(Optional.empty(), text);
  }

  private static Sought named(Optional<LocalDate> born, String text) {
    var digits = ENDING.matcher(text);
    var ending =
        digits.find()
            ? Optional.of(digits.group().replaceAll("[^0-9]", ""))
            : Optional.<String>empty();
    var key = NameKey.of(digits.reset().replaceFirst(" ").replace(',', ' '));
    var words =
        Arrays.stream(key.split(" ")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
    if (born.isEmpty() && ending.isEmpty() && words.stream().noneMatch(Sought::hasLetter)) {
      throw new InvalidInput(
          FIELD,
          "Enter a name, a date of birth like 24 November 2026, or the number of a card or its last"
              + " digits");
    }
    return new Sought(Optional.empty(), born, ending, words);
  }

  private static boolean hasLetter(String word) {
    return word.codePoints().anyMatch(Character::isLetter);
  }

  private static String without(List<String> parts, int from, int length) {
    return String.join(" ", parts.subList(0, from))
        + " "
        + String.join(" ", parts.subList(from + length, parts.size()));
  }

  private static Optional<LocalDate> date(String text, LocalDate today) {
    if (text.codePoints().noneMatch(Character::isDigit)) {
      return Optional.empty();
    }
    return day(text, today);
  }

  private static Optional<LocalDate> day(String text, LocalDate today) {
    var fields = new Fields();
    var date = fields.dateNear(today, FIELD, text, "");
    return Optional.ofNullable(fields.ok() ? date : null);
  }

  @Override
  public String toString() {
    return "Sought";
  }
}

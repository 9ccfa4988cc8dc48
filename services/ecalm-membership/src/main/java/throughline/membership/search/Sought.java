package throughline.membership.search;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import throughline.membership.vault.NameKey;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.InvalidInput;

/**
 * What somebody typed or scanned into the one box of the search: a card, or names in any order, a
 * date of birth, or both.
 *
 * @param card as it was typed; empty unless it is nothing but a number
 * @param born empty if no date was typed
 * @param words of names, without accents, apostrophes and capitals
 */
record Sought(Optional<String> card, Optional<LocalDate> born, List<String> words) {

  static final String FIELD = "sought";

  private static final int LONGEST = 200;

  /** More are of no use, and a query has to end. */
  private static final int MOST_WORDS = 8;

  private static final int LONGEST_DATE = 4;

  /** What a scanner sends, or what somebody typed from a card. */
  private static final Pattern NUMBER =
      Pattern.compile("[A-Da-d]?[0-9][0-9 \\u00a0-]{5,}[A-Da-d]?");

  /**
   * Reads it.
   *
   * @throws InvalidInput if there is nothing to look for
   */
  static Sought read(String typed, LocalDate today) {
    var fields = new Fields();
    var text =
        fields.text(FIELD, typed, LONGEST, "Scan the card, or enter a name or a date of birth");
    fields.throwIfAny();
    if (NUMBER.matcher(text).matches() && date(text, today).isEmpty()) {
      return new Sought(Optional.of(text), Optional.empty(), List.of());
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
    return named(Optional.empty(), text);
  }

  private static Sought named(Optional<LocalDate> born, String text) {
    var key = NameKey.of(text.replace(',', ' '));
    var words =
        Arrays.stream(key.split(" ")).filter(word -> !word.isEmpty()).limit(MOST_WORDS).toList();
    if (born.isEmpty() && words.stream().noneMatch(Sought::hasLetter)) {
      throw new InvalidInput(
          FIELD, "Enter a name, a date of birth like 24 November 2026, or the number of a card");
    }
    return new Sought(Optional.empty(), born, words);
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
    var fields = new Fields();
    var date = fields.dateNear(today, FIELD, text, "");
    return Optional.ofNullable(fields.ok() ? date : null);
  }

  /** Hides whoever is sought from any log that this object slips into. */
  @Override
  public String toString() {
    return "Sought";
  }
}

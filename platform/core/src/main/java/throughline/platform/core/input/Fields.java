package throughline.platform.core.input;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Reads fields as typed and collects one message per wrong field, so that an answer names all of
 * them at once.
 *
 * <p>A reader of a wrong or missing field records the message and returns null (0 for a number).
 * Call {@link #throwIfAny()} before any value is used. What looks blank counts as missing; values
 * are trimmed (see {@link TypedText}). A message starts with the field's name in words
 * ("cardNumber" becomes "Card number must be …"), so name fields as a person would, or say what
 * they are {@link #called}.
 */
public final class Fields {

  private final Map<String, FieldError> errors = new LinkedHashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private boolean choicesInWords;

  /** What messages call a field whose own name nobody would say: "workedOn" is a "Date". */
  public Fields called(String field, String words) {
    names.put(field, words);
    return this;
  }

  /**
   * From now on names choices as a person writes them: who fills in a file is told "must be at risk
   * or on track", where a form or a program sends AT_RISK.
   */
  public Fields withChoicesInWords() {
    choicesInWords = true;
    return this;
  }

  /** Text of one line or more, at most {@code max} characters. */
  public String text(String field, String value, int max, String missingMessage) {
    return required(field, value, missingMessage, given -> limited(field, given, max));
  }

  /** Text that may be left out; empty when missing or wrong. */
  public Optional<String> optionalText(String field, String value, int max) {
    return TypedText.given(value).map(text -> limited(field, text, max));
  }

  /**
   * A whole calendar date: 2026-11-24, which is also what a form's three boxes are joined to,
   * 24/11/2026 or 24 November 2026. The day comes before the month unless the year comes first.
   */
  public LocalDate date(String field, String value, String missingMessage) {
    return required(field, value, missingMessage, given -> accepted(field, given, DateText::read));
  }

  /**
   * A calendar date near today: also "today", "yesterday", "tomorrow", and one without a year,
   * which is then the nearest one.
   */
  public LocalDate dateNear(LocalDate today, String field, String value, String missingMessage) {
    return required(
        field,
        value,
        missingMessage,
        given -> accepted(field, given, text -> DateText.read(text, today)));
  }

  /** The same where only today and what is ahead can be meant. */
  public LocalDate dateAhead(LocalDate today, String field, String value, String missingMessage) {
    return required(
        field,
        value,
        missingMessage,
        given -> accepted(field, given, text -> DateText.readAhead(text, today)));
  }

  /**
   * A time of day, to the minute: 14:30, 9.30am, 0900, 10, noon. Midnight is the first moment of a
   * day. A bare number up to 6 is asked whether it is am or pm.
   */
  public LocalTime time(String field, String value, String missingMessage) {
    return required(field, value, missingMessage, given -> accepted(field, given, TimeText::read));
  }

  /** A whole number from {@code min} to {@code max}, both included. */
  public int wholeNumber(String field, String value, int min, int max, String missingMessage) {
    Integer number =
        required(field, value, missingMessage, given -> ranged(field, given, min, max));
    return number == null ? 0 : number;
  }

  /** The constant of the enumeration with exactly this name. */
  public <E extends Enum<E>> E oneOf(
      String field, String value, Class<E> choices, String missingMessage) {
    return required(field, value, missingMessage, given -> chosen(field, given, choices));
  }

  /** Records a rule of the caller's own. The first message of a field stays. */
  public void reject(String field, String message) {
    errors.putIfAbsent(field, new FieldError(field, message));
  }

  /** Whether nothing was wrong so far. */
  public boolean ok() {
    return errors.isEmpty();
  }

  /** Whether this field was read without a message, so that a rule upon it makes sense. */
  public boolean ok(String field) {
    return !errors.containsKey(field);
  }

  public List<FieldError> errors() {
    return List.copyOf(errors.values());
  }

  /** Ends the reading with every wrong field, if there is any. */
  public void throwIfAny() {
    if (!ok()) {
      throw new InvalidInput(errors());
    }
  }

  private void rejectValue(String field, String predicate) {
    reject(field, names.getOrDefault(field, inWords(field)) + " " + predicate);
  }

  private static String inWords(String field) {
    String name = field.substring(field.lastIndexOf('.') + 1);
    String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.UK);
    return words.substring(0, 1).toUpperCase(Locale.UK) + words.substring(1);
  }

  private <T> T required(
      String field, String value, String missingMessage, Function<String, T> reader) {
    Optional<String> given = TypedText.given(value);
    if (given.isEmpty()) {
      reject(field, missingMessage);
      return null;
    }
    return reader.apply(given.get());
  }

  private String limited(String field, String text, int max) {
    if (text.codePointCount(0, text.length()) > max) {
      rejectValue(field, "must be " + max + " characters or fewer");
      return null;
    }
    if (text.codePoints().anyMatch(Fields::unprintable)) {
      rejectValue(field, "must not hold hidden control characters");
      return null;
    }
    return text;
  }

  /**
   * PostgreSQL cannot store NUL or half a surrogate pair, and no other control character but a line
   * break or tab is meant.
   */
  private static boolean unprintable(int character) {
    return Character.isISOControl(character) && "\n\r\t".indexOf(character) < 0
        || Character.getType(character) == Character.SURROGATE;
  }

  private <T> T accepted(String field, String text, Function<String, T> reader) {
    try {
      return reader.apply(text);
    } catch (Unreadable wrong) {
      rejectValue(field, wrong.getMessage());
      return null;
    }
  }

  private Integer ranged(String field, String text, int min, int max) {
    String message = "must be a whole number from " + min + " to " + max;
    try {
      int number = Integer.parseInt(text);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException notWhole) {
      // The one message covers a number out of range and no number at all.
    }
    rejectValue(field, message);
    return null;
  }

  private <E extends Enum<E>> E chosen(String field, String text, Class<E> choices) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().equals(text)) {
        return choice;
      }
    }
    rejectValue(field, "must be " + all(choices));
    return null;
  }

  private String all(Class<? extends Enum<?>> choices) {
    String names =
        Arrays.stream(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    return choicesInWords
        ? names.toLowerCase(Locale.UK).replace('_', ' ').replaceFirst(", (?=[^,]*$)", " or ")
        : "one of: " + names;
  }
}

package throughline.membership.card;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import throughline.platform.core.input.Fields;

/** Turns what a scanner or a person typed into a card number, or says what to look at again. */
@Startup
@ApplicationScoped
public class ReadCardNumber {

  /** Far more than any card has, so that a long text is told from a wrong number. */
  private static final int LONGEST = 60;

  private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0\\u202f\\u2010-\\u2015-]+");

  /** Codabar's start and stop letters frame the number; some scanners send them along. */
  private static final Pattern FRAMED = Pattern.compile("[A-Da-d]?([0-9]*)[A-Da-d]?");

  /** One or more numbers of people; with a plus before it, it is a telephone in Africa. */
  private static final Pattern ASTRAY = Pattern.compile("(?<![+0-9])(2[0-9]{13})+(?![0-9])");

  private static final Pattern SPREADSHEET =
      Pattern.compile("[0-9]([.,][0-9]+)?E\\+?[0-9]+", Pattern.CASE_INSENSITIVE);

  private final Optional<String> institution;

  /** A wrong setting would refuse every card, so it stops the start instead. */
  ReadCardNumber(CardSettings settings) {
    this.institution = settings.institution();
    if (institution.filter(digits -> !digits.matches("[0-9]{4}")).isPresent()) {
      throw new IllegalArgumentException(
          "throughline.card.institution must be the four digits that follow the 2 on every card");
    }
  }

  /** The number, or null when it is missing or wrong: the field then holds a message. */
  public CardNumber read(Fields fields, String field, String typed) {
    var text = fields.text(field, typed, LONGEST, "Scan the card or enter its number");
    if (text == null) {
      return null;
    }
    var unbroken = GAPS.matcher(text).replaceAll("");
    var framed = FRAMED.matcher(unbroken);
    var wrong = framed.matches() ? whatIsWrong(framed.group(1)) : notDigits(unbroken);
    wrong.ifPresent(message -> fields.reject(field, message));
    return wrong.isPresent() ? null : new CardNumber(framed.group(1));
  }

  /** Whether a text that should be something else holds a card, as when a scan went astray. */
  public static boolean isIn(String text) {
    return ASTRAY.matcher(GAPS.matcher(text).replaceAll("")).find();
  }

  private static Optional<String> notDigits(String text) {
    return Optional.of(
        SPREADSHEET.matcher(text).matches()
            ? "A spreadsheet has shortened this number and lost its last digits. Scan the card or"
                + " copy the 14 digits from the card itself"
            : "A card number has digits only. Scan the card or enter the 14 digits under its"
                + " barcode");
  }

  private Optional<String> whatIsWrong(String digits) {
    if (digits.length() != CardNumber.LENGTH) {
      return Optional.of(wrongLength(digits));
    }
    if (digits.charAt(0) != CardNumber.PERSON) {
      return Optional.of(wrongType(digits.charAt(0)));
    }
    if (!CardNumber.isChecked(digits)) {
      return Optional.of(wrongDigit(digits));
    }
    return institution
        .filter(ours -> !ours.equals(CardNumber.institution(digits)))
        .map(ours -> "This card is another library service's: digits 2 to 5 of ours are " + ours);
  }

  private static String wrongLength(String digits) {
    var count = digits.length();
    var scannedTwice =
        count == 2 * CardNumber.LENGTH && digits.startsWith(digits.substring(CardNumber.LENGTH));
    return scannedTwice
        ? "The card was scanned twice: this is its number two times. Leave one of them"
        : "A card number has 14 digits, this one has %d. Scan the card or compare it with the card"
            .formatted(count);
  }

  private static String wrongType(char type) {
    return type == '3'
        ? "This is an item's barcode: it begins with 3. Scan the card, whose number begins with 2"
        : "A card number begins with 2, this one with %s. Compare it with the card".formatted(type);
  }

  /** Shows the digits in groups, because that is how they are compared with the card. */
  private static String wrongDigit(String digits) {
    var last = digits.length() - 1;
    var message =
        "Look at %s again: one digit is wrong or two neighbours are swapped. If the first 13 are"
                .formatted(CardNumber.grouped(digits))
            + " right, the last is %d".formatted(CardNumber.checkDigit(digits.substring(0, last)));
    var swaps = neighboursThatWouldBeRightIfSwapped(digits);
    return swaps.isEmpty()
        ? message
        : message + ". If two are swapped, they are " + String.join(" or ", swaps);
  }

  /** Only where cards differ: what all of them begin with is printed and scanned alike. */
  private static List<String> neighboursThatWouldBeRightIfSwapped(String digits) {
    return IntStream.range(CardNumber.SERIAL, digits.length() - 1)
        .filter(i -> CardNumber.isChecked(swapped(digits, i)))
        .mapToObj(i -> "digits %d and %d (%s)".formatted(i + 1, i + 2, digits.substring(i, i + 2)))
        .toList();
  }

  private static String swapped(String digits, int i) {
    return digits.substring(0, i)
        + digits.charAt(i + 1)
        + digits.charAt(i)
        + digits.substring(i + 2);
  }
}

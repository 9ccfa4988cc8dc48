package throughline.membership.card;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import throughline.membership.card.CardFormat.CardSettings;
import throughline.platform.core.input.Fields;

/** Turns what a scanner or a person typed into a card number, or says what to look at again. */
@Startup
@ApplicationScoped
public class ParseCardNumber {
  /** Far more than any card has, so that a long text is told from a wrong number. */
  private static final int LONGEST = 60;

  private static final Pattern GAPS = Pattern.compile("[\\s\\u00a0\\u202f\\u2010-\\u2015-]+");
  private static final Pattern FRAMED = Pattern.compile("[A-Da-d]?([0-9]*)[A-Da-d]?");

  /** One or more numbers of people; with a plus before it, it is a telephone in Africa. */
  private static final Pattern ASTRAY = Pattern.compile("(?<![+0-9])(2[0-9]{13})+(?![0-9])");

  private static final char ITEM = '3';
  private static final Pattern SPREADSHEET =
      Pattern.compile("[0-9]([.,][0-9]+)?E\\+?[0-9]+", Pattern.CASE_INSENSITIVE);

  private final CardFormat format;

  @Inject
  ParseCardNumber(CardSettings settings) {
    this(CardFormat.of(settings));
  }

  ParseCardNumber(CardFormat format) {
    this.format = format;
  }

  /** The number, or null when it is missing or wrong: the field then holds a message. */
  public CardNumber read(Fields fields, String field, String typed) {
    var text = fields.text(field, typed, LONGEST, "Scan the card or enter its number");
    if (text == null) {
      return null;
    }
    var unbroken = GAPS.matcher(text).replaceAll("");
    var framed = FRAMED.matcher(unbroken);
    var wrong = framed.matches() ? whatIsWrong(framed.group(1)) : Optional.of(notDigits(unbroken));
    wrong.ifPresent(message -> fields.reject(field, message));
    return wrong.isPresent() ? null : new CardNumber(framed.group(1));
  }

  /** Whether a text that should be something else holds a card, as when a scan went astray. */
  public static boolean isIn(String text) {
    return ASTRAY.matcher(GAPS.matcher(text).replaceAll("")).find();
  }

  public static boolean isAll(String text) {
    return ASTRAY.matcher(text).matches();
  }

  public String pattern() {
    return "%s[0-9]{%d}(?=[A-Da-d]?$)"
        .formatted(format.prefix(), format.length() - format.prefix().length());
  }

  public CardFormat format() {
    return format;
  }

  CardNumber at(long place) {
    var others = String.format("%0" + (format.length() - 1) + "d", place);
    return new CardNumber(others + CardNumber.checkDigit(others));
  }

  private String notDigits(String text) {
    var copied =
        "Scan the card or copy the %d digits from the card itself".formatted(format.length());
    return SPREADSHEET.matcher(text).matches()
        ? "A spreadsheet has shortened this number and lost its last digits. " + copied
        : "A card number has digits only. Scan the card or enter the %d digits under its barcode"
            .formatted(format.length());
  }

  private Optional<String> whatIsWrong(String digits) {
    if (digits.length() != format.length()) {
      return Optional.of(wrongLength(digits));
    }
    if (!digits.startsWith(format.prefix())) {
      return Optional.of(wrongType(digits));
    }
    if (!CardNumber.isChecked(digits)) {
      return Optional.of(wrongDigit(digits));
    }
    return format
        .institution()
        .filter(ours -> !ours.equals(format.institutionOf(digits)))
        .map(this::anotherService);
  }

  private String anotherService(String ours) {
    return "This card is another library service's: digits %d to %d of ours are %s"
        .formatted(format.prefix().length() + 1, format.serialBegins(), ours);
  }

  private String wrongLength(String digits) {
    var count = digits.length();
    if (count == 2 * format.length() && digits.startsWith(digits.substring(format.length()))) {
      return "The card was scanned twice: this is its number two times. Leave one of them";
    }
    if (lostZeros(digits)) {
      return "The zeros at the beginning were lost, as a spreadsheet does. Scan the card or enter"
          + " all %d digits".formatted(format.length());
    }
    return "A card number has %d digits, this one has %d. Scan the card or compare it with the card"
        .formatted(format.length(), count);
  }

  private boolean lostZeros(String digits) {
    var missing = format.length() - digits.length();
    if (digits.isEmpty() || missing <= 0) {
      return false;
    }
    var whole = "0".repeat(missing) + digits;
    return whole.startsWith(format.prefix()) && CardNumber.isChecked(whole);
  }

  private String wrongType(String digits) {
    return format.tellsItems() && digits.charAt(0) == ITEM
        ? "This is an item's barcode: it begins with 3. Scan the card, whose number begins with 2"
        : "A card number begins with %s, this one with %s. Compare it with the card"
            .formatted(format.prefix(), digits.substring(0, format.prefix().length()));
  }

  /** Shows the digits in groups, because that is how they are compared with the card. */
  private String wrongDigit(String digits) {
    var last = digits.length() - 1;
    var message =
        "Look at %s again: one digit is wrong or two neighbours are swapped. If the first %d are"
                .formatted(CardNumber.grouped(digits), last)
            + " right, the last is %d".formatted(CardNumber.checkDigit(digits.substring(0, last)));
    var swaps = neighboursThatWouldBeRightIfSwapped(digits);
    return swaps.isEmpty()
        ? message
        : message + ". If two are swapped, they are " + String.join(" or ", swaps);
  }

  private List<String> neighboursThatWouldBeRightIfSwapped(String digits) {
    return IntStream.range(format.serialBegins(), digits.length() - 1)
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

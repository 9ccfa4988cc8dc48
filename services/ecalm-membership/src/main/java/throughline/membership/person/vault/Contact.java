package throughline.membership.person.vault;

import java.util.regex.Pattern;
import throughline.membership.card.ParseCardNumber;
import throughline.platform.core.input.Fields;

/** One way to reach somebody, as typed: an e-mail address or a telephone number. */
public record Contact(String email, String phone) {

  /** The longest address that mail can carry (RFC 5321, section 4.5.3.1.3). */
  private static final int LONGEST = 254;

  /** What means something else in a mail's head (RFC 5322, 3.2.3): no mail leaves for it. */
  private static final String NOT_IN_IT = "\\s@<>(),;:\"\\p{Cs}";

  /** Whether an address exists only a message can tell, so this asks for no more than its shape. */
  private static final Pattern EMAIL =
      Pattern.compile("[^%1$s]+@[^.%1$s]+(\\.[^.%1$s]+)+".formatted(NOT_IN_IT));

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");
  private static final Pattern PUNCTUATION = Pattern.compile("[\\s().-]+");

  /** That of a guardian, or null when it is missing or wrong: the field then holds a message. */
  public static Contact read(Fields fields, String field, String typed) {
    return read(fields, field, typed, "Enter the guardian's e-mail address or phone number");
  }

  /** The contact, or null when it is missing or wrong: the field then holds a message. */
  public static Contact read(Fields fields, String field, String typed, String missingMessage) {
    var text = fields.text(field, typed, LONGEST, missingMessage);
    if (text == null) {
      return null;
    }
    if (EMAIL.matcher(text).matches()) {
      return new Contact(text, null);
    }
    if (ParseCardNumber.isIn(text)) {
      fields.reject(
          field, "This is a card number. Enter the contact here, and scan the card below");
      return null;
    }
    if (PHONE.matcher(PUNCTUATION.matcher(text).replaceAll("")).matches()) {
      return new Contact(null, text);
    }
    fields.reject(
        field,
        text.contains("@")
            ? "Enter an e-mail address in the form name@example.org"
            : "Enter a phone number, like 01632 960 001 or +44 808 157 0192, or an e-mail address");
    return null;
  }

  /**
   * Whether it reaches the same mailbox or telephone; capitals of an address make no difference.
   */
  public boolean isSameAs(Contact other) {
    return email == null ? phone.equals(other.phone) : email.equalsIgnoreCase(other.email);
  }

  @Override
  public String toString() {
    return "Contact";
  }
}

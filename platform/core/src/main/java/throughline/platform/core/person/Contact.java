package throughline.platform.core.person;

import java.util.Optional;
import java.util.regex.Pattern;
import throughline.platform.core.input.Fields;
import throughline.platform.core.input.TypedText;

/** Somebody without an account: their name, and how they are reached if that is known. */
public record Contact(String name, Optional<String> email, Optional<String> phone) {
  private static final int LONGEST_NAME = 100;
  private static final int LONGEST_EMAIL = 254;
  private static final String OWN_EMAIL = "Enter your email address, like name@example.org";
  private static final Pattern EMAIL =
      Pattern.compile("[^\\s@<>(),;:\"]+@[^.\\s@<>(),;:\"]+(\\.[^.\\s@<>(),;:\"]+)+");
  private static final Pattern PHONE = Pattern.compile("\\+?[0-9]{7,15}");

  /**
   * Reads the fields {@code name}, {@code email} and {@code phone}, of which the last two may be
   * empty.
   */
  public static Contact read(Fields fields, String name, String email, String phone) {
    return new Contact(
        fields.text("name", name, LONGEST_NAME, "Enter their name"),
        email(fields, email),
        readPhoneIfGiven(fields, "phone", phone));
  }

  /** The same of somebody who fills in their own, and is reached by mail alone. */
  public static Contact readOwn(Fields fields, String name, String email) {
    var given = fields.text("email", email, LONGEST_EMAIL, OWN_EMAIL);
    if (given != null && !EMAIL.matcher(given).matches()) {
      fields.reject("email", OWN_EMAIL);
    }
    return new Contact(
        fields.text("name", name, LONGEST_NAME, "Enter your name"),
        Optional.ofNullable(given),
        Optional.empty());
  }

  private static Optional<String> email(Fields fields, String typed) {
    var given = TypedText.given(typed);
    if (given.isPresent()
        && (given.get().length() > LONGEST_EMAIL || !EMAIL.matcher(given.get()).matches())) {
      fields.reject("email", "Enter an email address like name@example.org, or leave it empty");
    }
    return given;
  }

  /** A number of the field {@code phone} that has to be there; null if it is wrong. */
  public static String readPhone(Fields fields, String phone) {
    var given = readPhoneIfGiven(fields, "phone", phone);
    if (given.isEmpty()) {
      fields.reject("phone", "Enter a phone number like 01632 960 001");
    }
    return given.orElse(null);
  }

  /** A number that may be left empty. */
  public static Optional<String> readPhoneIfGiven(Fields fields, String field, String typed) {
    var given = TypedText.given(typed).map(text -> text.replaceAll("[\\s().-]+", ""));
    if (given.isPresent() && !PHONE.matcher(given.get()).matches()) {
      fields.reject(field, "Enter a phone number like 01632 960 001, or leave it empty");
    }
    return given;
  }

  /** Hides who it is from any log that this object slips into. */
  @Override
  public String toString() {
    return "Contact";
  }
}

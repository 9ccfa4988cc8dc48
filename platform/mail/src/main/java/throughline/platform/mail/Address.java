package throughline.platform.mail;

import java.util.regex.Pattern;

/**
 * Whether a text can be an address at all; whether anybody lives there only the server knows. Round
 * brackets hold a comment (RFC 5322, 3.2.2), which no mail server needs and the client trips over.
 */
final class Address {

  private static final int LONGEST = 254;
  private static final Pattern POSSIBLE = Pattern.compile("[^\\s@<>(),;:\"]+@[^\\s@<>(),;:\"]+");

  private Address() {}

  static boolean isPossible(String text) {
    return text.length() <= LONGEST && POSSIBLE.matcher(text).matches();
  }
}

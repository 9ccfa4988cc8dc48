package throughline.membership.librarysystem;

import java.time.Duration;
import java.util.Optional;

/**
 * Reads the header Retry-After (RFC 9110, 10.2.3) as far as it counts seconds. A moment is left
 * aside: by whose clock it is meant nobody knows, and the pause that grows does as well.
 */
final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  static Optional<Duration> read(String header) {
    var text = header.strip();
    return text.matches("[0-9]{1," + MOST_DIGITS + "}")
        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
        : Optional.empty();
  }
}

package throughline.platform.web.form;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What a form carries to say for whom and in which session it was made.
 *
 * @param owner stands for the person; nobody can find out whom without the service's key
 * @param session stands for the session
 * @param signature over both, by the service's key
 */
record FormToken(byte[] owner, byte[] session, byte[] signature) {

  private static final int LENGTH = 32;

  static Optional<FormToken> read(String typed) {
    try {
      byte[] all = Base64.getUrlDecoder().decode(typed);
      return all.length == 3 * LENGTH
          ? Optional.of(new FormToken(part(all, 0), part(all, 1), part(all, 2)))
          : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** As the hidden field holds it: 128 letters, digits, - and _. */
  String text() {
    byte[] all = ByteBuffer.allocate(3 * LENGTH).put(signedPart()).put(signature).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  byte[] signedPart() {
    return ByteBuffer.allocate(2 * LENGTH).put(owner).put(session).array();
  }

  private static byte[] part(byte[] all, int number) {
    return Arrays.copyOfRange(all, number * LENGTH, (number + 1) * LENGTH);
  }
}

package throughline.platform.web.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Optional;
import throughline.platform.core.seal.AesGcm;

/**
 * 256 random bits that only a person's browser keeps, in a cookie. The database knows the row that
 * belongs to them by {@link #id}, and what it keeps there is sealed with them: neither a copy of
 * the database nor a cookie alone opens anything.
 */
public final class Secret {

  private static final int LENGTH = AesGcm.KEY_LENGTH;
  private static final byte[] NO_CONTEXT = {};

  private final byte[] value;

  private Secret(byte[] value) {
    this.value = value;
  }

  public static Secret random() {
    return new Secret(AesGcm.randomKey());
  }

  /** What a cookie brought, empty if it is none of ours. */
  public static Optional<Secret> read(String cookie) {
    try {
      byte[] value = Base64.getUrlDecoder().decode(cookie);
      return value.length == LENGTH ? Optional.of(new Secret(value)) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** The value for a cookie: 43 letters, digits, - and _. */
  public String cookie() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  /** The key of the row; the secret cannot be found from it. */
  public byte[] id() {
    return derive("id");
  }

  public byte[] seal(byte[] plain) {
    return cipher(NO_CONTEXT).seal(plain);
  }

  /** The same for one part of something, which opens in no other's place. */
  public byte[] seal(byte[] plain, String part) {
    return cipher(part.getBytes(StandardCharsets.UTF_8)).seal(plain);
  }

  /**
   * @throws IllegalStateException if another secret sealed it, or it was changed since
   */
  public byte[] open(byte[] sealed) {
    return open(cipher(NO_CONTEXT), sealed);
  }

  /**
   * @throws IllegalStateException if another secret or part sealed it, or it was changed since
   */
  public byte[] open(byte[] sealed, String part) {
    return open(cipher(part.getBytes(StandardCharsets.UTF_8)), sealed);
  }

  private static byte[] open(AesGcm cipher, byte[] sealed) {
    try {
      return cipher.open(sealed);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("what is sealed does not open with this secret", failure);
    }
  }

  private AesGcm cipher(byte[] context) {
    return new AesGcm(derive("seal"), context);
  }

  private byte[] derive(String purpose) {
    return Macs.sign(value, purpose);
  }
}

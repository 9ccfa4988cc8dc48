package throughline.platform.web.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * 256 random bits that only a person's browser keeps, in a cookie. The database knows the row that
 * belongs to them by {@link #id}, and what it keeps there is sealed with them: neither a copy of
 * the database nor a cookie alone opens anything.
 */
public final class Secret {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int LENGTH = 32;
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final byte[] value;

  private Secret(byte[] value) {
    this.value = value;
  }

  /** A new one. */
  public static Secret random() {
    return new Secret(randomBytes(LENGTH));
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

  /** Encrypts by AES-GCM: the nonce, then the text and its tag. */
  public byte[] seal(byte[] plain) {
    byte[] nonce = randomBytes(NONCE_LENGTH);
    byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, plain, 0);
    byte[] sealed = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
    System.arraycopy(encrypted, 0, sealed, NONCE_LENGTH, encrypted.length);
    return sealed;
  }

  /**
   * What {@link #seal} was given.
   *
   * @throws IllegalStateException if another secret sealed it, or it was changed since
   */
  public byte[] open(byte[] sealed) {
    return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), sealed, NONCE_LENGTH);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] content, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(derive("seal"), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(content, from, content.length - from);
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("what is sealed does not open with this secret", failure);
    }
  }

  private byte[] derive(String purpose) {
    return Macs.sign(value, purpose);
  }

  private static byte[] randomBytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

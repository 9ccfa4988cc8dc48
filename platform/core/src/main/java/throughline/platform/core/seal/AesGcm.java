package throughline.platform.core.seal;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals values by AES-256-GCM (NIST SP 800-38D): nobody reads or changes them without the key. What
 * comes out is the nonce, then the encrypted value and its tag.
 */
public final class AesGcm {

  public static final int KEY_LENGTH = 32;
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final byte[] context;

  /**
   * @param key 32 bytes
   * @param context what is authenticated with each value, so that one cannot be moved to where
   *     another belongs; empty if there is nothing to confuse it with
   */
  public AesGcm(byte[] key, byte[] context) {
    this.key = new SecretKeySpec(key, "AES");
    this.context = context.clone();
  }

  public static byte[] randomKey() {
    return randomBytes(KEY_LENGTH);
  }

  /** Twice the same value is sealed differently. */
  public byte[] seal(byte[] plain) {
    try {
      var nonce = randomBytes(NONCE_LENGTH);
      var encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, plain, 0);
      var sealed = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
      System.arraycopy(encrypted, 0, sealed, NONCE_LENGTH, encrypted.length);
      return sealed;
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  /**
   * @throws GeneralSecurityException if another key or context sealed it, or it was changed since
   */
  public byte[] open(byte[] sealed) throws GeneralSecurityException {
    return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), sealed, NONCE_LENGTH);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] content, int from)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(context);
    return cipher.doFinal(content, from, content.length - from);
  }

  private static byte[] randomBytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

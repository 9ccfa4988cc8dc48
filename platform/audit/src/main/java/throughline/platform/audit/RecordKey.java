package throughline.platform.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the personal values of one record's history by AES-256-GCM. The record's name is part of
 * what is authenticated, so that a value cannot be moved to another record.
 */
final class RecordKey {

  static final int LENGTH = 32;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final byte[] record;

  RecordKey(byte[] key, AuditedRecord record) {
    this.key = new SecretKeySpec(key, "AES");
    this.record = (record.type() + "\n" + record.id()).getBytes(StandardCharsets.UTF_8);
  }

  static byte[] random() {
    return randomBytes(LENGTH);
  }

  /** The nonce, then the encrypted text and its tag. */
  byte[] seal(byte[] plain) {
    var nonce = randomBytes(NONCE_LENGTH);
    var encrypted = crypt(Cipher.ENCRYPT_MODE, nonce, plain, 0);
    var sealed = Arrays.copyOf(nonce, NONCE_LENGTH + encrypted.length);
    System.arraycopy(encrypted, 0, sealed, NONCE_LENGTH, encrypted.length);
    return sealed;
  }

  byte[] open(byte[] sealed) {
    return crypt(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE_LENGTH), sealed, NONCE_LENGTH);
  }

  private byte[] crypt(int mode, byte[] nonce, byte[] content, int from) {
    try {
      var cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(record);
      return cipher.doFinal(content, from, content.length - from);
    } catch (GeneralSecurityException failure) {
      throw new AuditException("a sealed value does not open with its record's key", failure);
    }
  }

  private static byte[] randomBytes(int length) {
    var bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}

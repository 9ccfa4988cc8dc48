package throughline.platform.database.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import throughline.platform.core.seal.AesGcm;

/**
 * Seals the personal values of one record's history. The record's name is part of what is
 * authenticated, so that a value cannot be moved to another record.
 */
final class RecordKey {

  private final AesGcm cipher;

  RecordKey(byte[] key, AuditedRecord record) {
    this.cipher =
        new AesGcm(key, (record.type() + "\n" + record.id()).getBytes(StandardCharsets.UTF_8));
  }

  byte[] seal(byte[] plain) {
    return cipher.seal(plain);
  }

  byte[] open(byte[] sealed) {
    try {
      return cipher.open(sealed);
    } catch (GeneralSecurityException failure) {
      throw new AuditException("a sealed value does not open with its record's key", failure);
    }
  }
}

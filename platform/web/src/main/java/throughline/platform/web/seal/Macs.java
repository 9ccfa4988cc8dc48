package throughline.platform.web.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over texts (RFC 2104), also as the means to derive a key for a purpose. */
public final class Macs {

  private static final String ALGORITHM = "HmacSHA256";

  private Macs() {}

  public static byte[] sign(byte[] key, String text) {
    return sign(key, text.getBytes(StandardCharsets.UTF_8));
  }

  public static byte[] sign(byte[] key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(content);
    } catch (GeneralSecurityException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

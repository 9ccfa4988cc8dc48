package throughline.e2e;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The code that an app shows (RFC 6238), for a key as a page spells it: in base 32, in groups. */
final class Totp {
  private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int SECONDS = 30;
  private static final int SIX_DIGITS = 1_000_000;

  private Totp() {}

  static String now(String key) {
    return at(key, 0);
  }

  /** The code that comes next, for whoever has used this one. */
  static String next(String key) {
    return at(key, 1);
  }

  private static String at(String key, int stepsAhead) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(bytes(key.replaceAll("\\s", "")), "HmacSHA1"));
      // On purpose: a code is one of the time that it is, as its app makes it.
      long step = Instant.now().getEpochSecond() / SECONDS + stepsAhead;
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int at = hash[hash.length - 1] & 0xf;
      int code = (ByteBuffer.wrap(hash).getInt(at) & Integer.MAX_VALUE) % SIX_DIGITS;
      return "%06d".formatted(code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(String key) {
    byte[] bytes = new byte[key.length() * 5 / 8];
    BigInteger number = BigInteger.ONE; // keeps what is zero at the front
    for (char letter : key.toCharArray()) {
      number = number.shiftLeft(5).add(BigInteger.valueOf(BASE_32.indexOf(letter)));
    }
    byte[] all = number.shiftRight(key.length() * 5 % 8).toByteArray();
    System.arraycopy(all, all.length - bytes.length, bytes, 0, bytes.length);
    return bytes;
  }
}

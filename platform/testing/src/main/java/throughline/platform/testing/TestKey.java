package throughline.platform.testing;

import static java.math.BigInteger.ONE;
import static java.math.BigInteger.ZERO;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * The RSA key that signs the tokens of tests: known to everybody, and trusted only by a service
 * that runs for {@link TestServers}.
 *
 * <p>Its 2,048 bits are sixteen primes and not two (RFC 8017, section 3). Nobody who checks a
 * signature can tell, and to sign costs a fraction: with the compiler that a test JVM starts
 * quickly with, which multiplies large numbers slowly, signing took a third of what the tests of a
 * service cost.
 */
final class TestKey {

  private static final List<BigInteger> PRIMES =
      """
          fc462802ac1fb1a9f456c86803356f4f
          fc8fdb74123fae234cca04975724af29
          fc9c8bcef0fa539debd30fa903b7c963
          fd04f21f4353fc150fa8873293552411
          fd459fd9a6ed224e0f5fc966a6e3676f
          fdce6ea8546f2a83f19ae37a8a6995dd
          fde72f9abff33822e1bb57c2c087ff17
          fe7aed40c547708b218303db4f212465
          fe808d88eb6d81f540397206b87ccc77
          feb0262fdd989eb76b517f51b225b983
          feb59dce4e525cfb06a373f7158d0003
          ff0db013cbb7a9c2204a336bb7c6d17b
          ff0eec53fb53ecc2ab438e4b16d81f23
          ff57eb24cb0dc2ad550eda5a17b21b91
          ff648c3ecd01b7e605d5ee2315539ee9
          ffe2b3fc58081c9b58e97cdbc2b959bd
      """
          .lines()
          .map(line -> new BigInteger(line.strip(), 16))
          .toList();

  private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
  private static final BigInteger MODULUS = PRIMES.stream().reduce(ONE, BigInteger::multiply);
  private static final int BYTES = MODULUS.bitLength() / 8;
  private static final List<Part> PARTS = PRIMES.stream().map(Part::of).toList();

  /** What stands before a SHA-256 in a signature: RFC 8017, section 9.2, note 1. */
  private static final byte[] SHA_256 =
      HexFormat.of().parseHex("3031300d060960864801650304020105000420");

  private TestKey() {}

  static PublicKey publicKey() {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(MODULUS, EXPONENT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** RSASSA-PKCS1-v1_5 with SHA-256, which JSON Web Signature calls RS256. */
  static byte[] sign(byte[] message) {
    var encoded = new BigInteger(1, encoded(message));
    var signature =
        PARTS.stream()
            .map(part -> part.signatureOf(encoded))
            .reduce(ZERO, BigInteger::add)
            .mod(MODULUS);
    return fixedLength(signature);
  }

  /** RFC 8017, section 9.2: 0x00 0x01, 0xff to fill it up, 0x00, and what was digested. */
  private static byte[] encoded(byte[] message) {
    var digest = sha256(message);
    var encoded = new byte[BYTES];
    Arrays.fill(encoded, (byte) 0xff);
    encoded[0] = 0;
    encoded[1] = 1;
    int end = BYTES - digest.length;
    encoded[end - SHA_256.length - 1] = 0;
    System.arraycopy(SHA_256, 0, encoded, end - SHA_256.length, SHA_256.length);
    System.arraycopy(digest, 0, encoded, end, digest.length);
    return encoded;
  }

  private static byte[] sha256(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] fixedLength(BigInteger number) {
    var bytes = number.toByteArray();
    var fixed = new byte[BYTES];
    int length = Math.min(bytes.length, BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, BYTES - length, length);
    return fixed;
  }

  /**
   * One prime's part of a signature, by the Chinese remainder theorem.
   *
   * @param secret the private exponent for this prime
   * @param share one for this prime and zero for all others
   */
  private record Part(BigInteger prime, BigInteger secret, BigInteger share) {

    static Part of(BigInteger prime) {
      var others = MODULUS.divide(prime);
      return new Part(
          prime,
          EXPONENT.modInverse(prime.subtract(ONE)),
          others.multiply(others.modInverse(prime)));
    }

    BigInteger signatureOf(BigInteger message) {
      return message.mod(prime).modPow(secret, prime).multiply(share);
    }
  }
}

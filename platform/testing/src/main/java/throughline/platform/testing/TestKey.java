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
          fc1fdfd6208352c1aa173865a49b9c83
          fc84760a0f0450a111962acb2a84a245
          fc84e817c27de6722222aefaf4ff4dfb
          fc8f2c56cd14eeac899a0c79c2f87a05
          fccf02a904728da5a69827e77b52141f
          fcdf0fb4a451bd8b64645b926d8f24cb
          fce5d861974f7261e5c28cce54e801ab
          fdc7563fedc06aba1ec06fb499d895eb
          fe1a448a09065b80ce75336af958009d
          fe3624dc8189f6e91536351b28712b25
          fe88e3a5686c7616dc5eded53eb04b5f
          ff0694f6790f0852fd564bbfc3a9144f
          ff0dcdec9f077d6f2ffce09874d88c6f
          ff1d82a9b82cf28a357e3f10f3b2a4d7
          ff5a8eaa7d63d49bba3139af5a80282d
          ff63ab9d32340d3258a2f0bd267834d5
      """
          .lines()
          .map(line -> new BigInteger(line.strip(), 16))
          .toList();

  /** The smallest there is: a service checks a signature for every request. */
  private static final BigInteger EXPONENT = BigInteger.valueOf(3);

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

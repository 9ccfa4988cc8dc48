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
 * <p>Its 2,048 bits are eight primes and not two (RFC 8017, section 3). Nobody who checks a
 * signature can tell, and to sign costs an eighth: with the compiler that a test JVM starts quickly
 * with, which multiplies large numbers slowly, signing took a third of what the tests of a service
 * cost.
 */
final class TestKey {

  private static final List<BigInteger> PRIMES =
      """
          f0d88f5c8ae58df292073ec87d673682820893a9c19ffaff7704206e3b2799cb
          febceae71930e3e7a1e6b78836e63c58abc8782a8934bd7f062774b9ec260e51
          f147f22f93f257cd726ba2c8d53c65e52ede840fc123e7ad6642eb3ce0855477
          ff8b1cf0946f328c20f3a233a24b9f9a72ce814bdd28cbc31613c27262ac9c79
          f49b2e3a9f97423e8bf5f526e41542afff77c7fa4b65393178339ec45bb637c1
          fb38a14068b224b8cee2d6763989bb1fe45ef61dfb0cf91646e7d16fc0fb2239
          fbb45aaa2e9b4bf6e0e91267f77ae516f8d7c85cd295a2630f7a4c8442b4c6f7
          fee05e3a45113b13f821787bc46e568b0d0b9af7ac3d168571aecd473cdd1593
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

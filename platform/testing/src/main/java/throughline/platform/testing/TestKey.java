package throughline.platform.testing;

import static java.math.BigInteger.ONE;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;

/**
 * The key that signs the tokens of tests: known to everybody, and trusted only by a service that
 * runs for {@link TestServers}. To look for new primes costs each test JVM seconds, since the
 * compiler that it starts quickly with multiplies large numbers slowly.
 */
final class TestKey {

  private static final BigInteger P =
      hex(
          """
          d90a948bc5769ed784f1745bb916a367eb2fed245744a8011078a614b9361af6
          1339e9359902b954d29c4f40ae38a47af774da8301682bcc28996a0a5ea304ea
          f36f53469cebfc2517baceb2e0fd31b90dddd88c0f818c1504af86c7dd82efaf
          091f0c326bf4ac99552218363e11de873113e0db37b3e9787b0ff4cdefaa3aff
          """);
  private static final BigInteger Q =
      hex(
          """
          b569b8219f20bc85b76e644e5857294be89af2f27a83f6f39db90bfeb8fdd7c5
          5724c907d643e94e7f86c9d60e313b767d376cb3ebd9ee01a7dd963ff5299b23
          208b5d7c4791128298e93a08ba03dd1e5e1108bb8dd692d560d879131a472513
          2a6957a08c79eccb8b7966c7c0a223ff87ca4515a4350f8f035113ad2557a94d
          """);
  private static final BigInteger E = BigInteger.valueOf(65_537);
  private static final BigInteger MODULUS = P.multiply(Q);

  private static final PrivateKey PRIVATE = privateKeyOf(P, Q);

  private TestKey() {}

  static PrivateKey privateKey() {
    return PRIVATE;
  }

  static PublicKey publicKey() {
    try {
      return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(MODULUS, E));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PrivateKey privateKeyOf(BigInteger p, BigInteger q) {
    var pLessOne = p.subtract(ONE);
    var qLessOne = q.subtract(ONE);
    var d = E.modInverse(pLessOne.multiply(qLessOne));
    var key =
        new RSAPrivateCrtKeySpec(
            MODULUS, E, d, p, q, d.mod(pLessOne), d.mod(qLessOne), q.modInverse(p));
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static BigInteger hex(String lines) {
    return new BigInteger(lines.replaceAll("\\s", ""), 16);
  }
}

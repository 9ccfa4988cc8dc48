package throughline.platform.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;

/** Java's own RSA, which a service checks with, takes what the key of sixteen primes has signed. */
class TestKeyTest {

  @Test
  void aSignatureIsTakenForItsOwnMessageOnly() throws Exception {
    for (int i = 0; i < 100; i++) {
      byte[] message = ("message " + i).getBytes(UTF_8);
      byte[] signature = TestKey.sign(message);

      assertTrue(isTaken(message, signature), "message " + i);
      assertFalse(isTaken("another".getBytes(UTF_8), signature));
    }
  }

  @Test
  void theKeyIsAsLongAsAProvidersIs() {
    assertEquals(2_048, ((RSAPublicKey) TestKey.publicKey()).getModulus().bitLength());
  }

  private static boolean isTaken(byte[] message, byte[] signature) throws Exception {
    var check = Signature.getInstance("SHA256withRSA");
    check.initVerify(TestKey.publicKey());
    check.update(message);
    return check.verify(signature);
  }
}

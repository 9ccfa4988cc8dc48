package throughline.platform.core.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AesGcmTest {

  private static final byte[] PLAIN = "Noor".getBytes(UTF_8);
  private static final byte[] HERE = "record 1".getBytes(UTF_8);
  private static final byte[] ELSEWHERE = "record 2".getBytes(UTF_8);

  private final byte[] key = AesGcm.randomKey();
  private final AesGcm cipher = new AesGcm(key, HERE);

  @Test
  void whatIsSealedOpensWithTheSameKeyAndContext() throws Exception {
    var sealed = cipher.seal(PLAIN);

    assertArrayEquals(PLAIN, new AesGcm(key, HERE).open(sealed));
    assertFalse(new String(sealed, UTF_8).contains("Noor"));
    assertEquals(12 + PLAIN.length + 16, sealed.length);
  }

  @Test
  void theSameValueIsSealedDifferentlyEachTime() {
    assertFalse(Arrays.equals(cipher.seal(PLAIN), cipher.seal(PLAIN)));
  }

  @Test
  void anotherKeyAnotherContextAndEveryChangedByteOpenNothing() {
    var sealed = cipher.seal(PLAIN);

    assertRefused(new AesGcm(AesGcm.randomKey(), HERE), sealed);
    assertRefused(new AesGcm(key, ELSEWHERE), sealed);
    for (var place = 0; place < sealed.length; place++) {
      var changed = sealed.clone();
      changed[place] ^= 1;
      assertRefused(cipher, changed);
    }
  }

  private static void assertRefused(AesGcm cipher, byte[] sealed) {
    assertThrows(GeneralSecurityException.class, () -> cipher.open(sealed));
  }
}

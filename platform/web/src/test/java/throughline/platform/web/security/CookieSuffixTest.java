package throughline.platform.web.security;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CookieSuffixTest {

  @Test
  void aSuffixThatMakesTheCookieTooLongForABrowserStopsTheService() {
    assertDoesNotThrow(() -> new CookieSuffix("fourteen-chars"));
    assertThrows(IllegalStateException.class, () -> new CookieSuffix("ecalm-membership"));
  }
}

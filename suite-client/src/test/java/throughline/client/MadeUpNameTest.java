package throughline.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MadeUpNameTest {

  @Test
  void twoCardsHaveTwoNamesAndOneHasOne() {
    MadeUpName one = MadeUpName.of("22390000027895");
    MadeUpName other = MadeUpName.of("22390000027903");

    assertEquals(one, MadeUpName.of("22390000027895"));
    assertNotEquals(one.given(), other.given());
    assertNotEquals(one.family(), other.family());
    assertTrue(one.contact().matches("0770 [0-9]{8}"), one.contact());
  }
}

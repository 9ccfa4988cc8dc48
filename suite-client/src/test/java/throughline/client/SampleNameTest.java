package throughline.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SampleNameTest {

  @Test
  void twoCardsHaveTwoNamesAndOneHasOne() {
    SampleName one = SampleName.of("22390000027895");
    SampleName other = SampleName.of("22390000027903");

    assertEquals(one, SampleName.of("22390000027895"));
    assertNotEquals(one.given(), other.given());
    assertNotEquals(one.family(), other.family());
    assertTrue(one.contact().matches("0770 [0-9]{8}"), one.contact());
  }
}

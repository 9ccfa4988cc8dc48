package throughline.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The words of a letter for programs that show no HTML. */
class PlainTextTest {

  @Test
  void aTitleFromRightToLeftIsIsolatedAndAnotherIsAsItWas() {
    assertEquals(
        "Your place at “\u2068ورشة 1\u2069”.\n",
        PlainText.of("<p>Your place at “<bdi>ورشة 1</bdi>”.</p>"));
    assertEquals(
        "Your place at “Starting up”.\n",
        PlainText.of("<p>Your place at “<bdi>Starting up</bdi>”.</p>"));
  }
}

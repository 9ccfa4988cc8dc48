package throughline.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void blocksAreParagraphsAndEntriesLines() {
    assertText(
        """
        The centre

        You have a place

        Bring

        - a pen
        - an idea

        Date: Tuesday
        Where: Westgate
        2nd floor

        Nobody reads an answer.
        """,
        """
        <!DOCTYPE html>
        <html><head><title>Not this</title></head>
        <body style="margin: 0"><div>The centre</div><div>
          <h1>You   have
              a place</h1>
          <p>Bring</p><ul><li>a pen</li><li>an <strong>idea</strong></li></ul>
          <table style="a > b">
            <tr><th scope="row">Date</th><td>Tuesday</td></tr>
            <tr><th scope="row">Where</th><td>Westgate<br>2nd floor</td></tr>
          </table>
          <p>Nobody reads an answer.</p>
        </div></body></html>
        """);
  }

  @Test
  void aLinkIsFollowedByItsAddress() {
    assertText(
        "See your place: https://notes.example/?a=1&b=\"2\" or not.\n",
        "<p><a style=\"x\" href=\"https://notes.example/?a=1&amp;b=&quot;2&quot;\">See your place</a>or not.</p>");
  }

  @Test
  void whatSomebodyHasWrittenStaysAsItWas() {
    assertText(
        "Noor & <Sons> “5 > 4” <br> £3 &lt; – it's\n",
        "<p>Noor &amp; &lt;Sons&gt; “5 &gt; 4” &lt;br&gt; &pound;3 &amp;lt; &ndash; it&#39;s</p>");
  }

  private static void assertText(String text, String html) {
    assertEquals(text, PlainText.of(html));
  }
}

package throughline.platform.web.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.platform.testing.Actor;
import throughline.platform.testing.Browser;
import throughline.platform.testing.Page;
import throughline.platform.web.sample.ShelfPages;

/** Buttons that share one form and its key, of a page that the browser may have kept. */
@QuarkusTest
class FormButtonsTest {

  private static final String REPLAYED = "Idempotent-Replayed";

  private final Browser browser = Browser.of(Actor.with("volunteer"));

  @BeforeEach
  void nothingIsDone() {
    ShelfPages.DONE.clear();
  }

  @Test
  void aDoubleClickIsOne() {
    var page = browser.open("/shelves");

    var first = press(page, "Open north");
    var second = press(page, "Open north");

    assertNull(first.header(REPLAYED));
    assertEquals("true", second.header(REPLAYED));
    assertEquals(first.redirect(), second.redirect());
    assertDone("north OPEN");
  }

  @Test
  void aDoubleClickOnTwoThreadsIsOne() {
    var page = browser.open("/shelves");

    IntStream.range(0, 4)
        .parallel()
        .forEach(i -> assertEquals(303, press(page, "Open north").status()));

    assertDone("north OPEN");
  }

  @Test
  void anotherButtonOfTheSamePageIsAnother() {
    var page = browser.open("/shelves");

    for (var button : List.of("Open north", "Open south", "Shut north", "Open north")) {
      assertNull(press(page, button).header(REPLAYED), button);
    }

    assertDone("north OPEN", "south OPEN", "north SHUT", "north OPEN");
  }

  @Test
  void whatWasRefusedCanBeTriedAgain() {
    var page = browser.open("/shelves");
    press(page, "Open north");

    assertEquals(409, press(page, "Open locked").status());
    assertEquals(409, press(page, "Open locked").status());
    press(page, "Shut north");

    assertDone("north OPEN", "north SHUT");
  }

  private Page press(Page page, String button) {
    return browser.press(page, "/shelves/" + button.split(" ")[1], button, Map.of());
  }

  private static void assertDone(String... steps) {
    assertEquals(List.of(steps), List.copyOf(ShelfPages.DONE));
  }
}

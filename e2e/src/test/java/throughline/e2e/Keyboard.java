package throughline.e2e;

import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Goes through a page by keys alone. */
final class Keyboard {
  private static final int MOST_STOPS = 60;
  private static final String HAS_FOCUS = "element => element === document.activeElement";
  private static final String SHOWS_FOCUS =
      """
      element => {
        const style = getComputedStyle(element);
        return style.outlineStyle !== 'none' && style.outlineWidth !== '0px' || style.boxShadow !== 'none';
      }
      """;

  private final Page page;
  private int pressed;

  Keyboard(Page page) {
    this.page = page;
  }

  void press(String key) {
    page.keyboard().press(key);
    pressed++;
  }

  /** How many keys were pressed so far; a scanner's are not a person's. */
  int pressed() {
    return pressed;
  }

  /** Types where the focus is. */
  void type(String text) {
    page.keyboard().type(text);
    pressed += text.length();
  }

  /** What a scanner does that ends with Enter, as most are set to. */
  void scan(Locator element, String code) {
    tabTo(element);
    page.keyboard().type(code);
    page.keyboard().press("Enter");
  }

  /** Moves on by Tab until the element has the focus, which must be seen. */
  void tabTo(Locator element) {
    for (int stop = 0; stop < MOST_STOPS; stop++) {
      press("Tab");
      if (hasFocus(element)) {
        if (!(boolean) element.evaluate(SHOWS_FOCUS)) {
          fail("the focus does not show on " + element);
        }
        return;
      }
    }
    fail("Tab never comes to " + element);
  }

  void type(Locator element, String text) {
    tabTo(element);
    type(text);
  }

  static boolean hasFocus(Locator element) {
    return (boolean) element.evaluate(HAS_FOCUS);
  }
}

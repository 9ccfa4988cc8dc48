package throughline.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;

/** A place, typed into the box that script makes of a select, or chosen from the select itself. */
final class PlacePicker {
  private PlacePicker() {}

  static void fill(Page page, String label, String place) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
    if (field.evaluate("field => field.localName").equals("select")) {
      field.selectOption(new SelectOption().setLabel(place));
    } else {
      field.fill(place);
    }
  }

  /** The first place of the list. */
  static void fill(Page page, String label) {
    Locator places = page.locator("select[data-place-picker] option");
    fill(page, label, places.nth(1).textContent()); // after "Choose one"
  }
}

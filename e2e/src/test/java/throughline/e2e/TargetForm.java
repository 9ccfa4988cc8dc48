package throughline.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;

/** The form by which a strategy lead sets a target of this year, already open. */
final class TargetForm {
  private static final int REFUSED = 400;
  private static final String SEND = "Set the target";

  private TargetForm() {}

  /** Sends it once more where it asks whether a target so far from the figure is meant. */
  static void set(Visitor lead, int target, String why) {
    Page page = lead.page();
    page.getByLabel("Financial year").selectOption(new SelectOption().setIndex(1));
    page.getByLabel("Minimum").check();
    page.getByLabel("Target for the end of the year").fill(Integer.toString(target));
    page.getByLabel("The same each day").check();
    Locator baseline = page.getByLabel("Baseline");
    if (baseline.count() > 0) {
      page.getByText("Tolerance, baseline and months").click();
      baseline.fill(Integer.toString(target));
    }
    page.getByLabel("Why is this the target?").fill(why);
    if (lead.send(SEND).status() == REFUSED) {
      lead.send(SEND);
    }
  }
}

package throughline.e2e;

import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** A date in one box or in three; no page has more than one date of three. */
final class DateInput {
  private DateInput() {}

  /** Into the one box with this label. */
  static void fill(Page page, String label, LocalDate date) {
    page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(date.toString());
  }

  static void fill(Page page, LocalDate date) {
    page.getByLabel("Day").fill(Integer.toString(date.getDayOfMonth()));
    page.getByLabel("Month").fill(Integer.toString(date.getMonthValue()));
    page.getByLabel("Year").fill(Integer.toString(date.getYear()));
  }
}

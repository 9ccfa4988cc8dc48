package throughline.e2e;

import com.microsoft.playwright.Page;
import java.time.LocalDate;

/** The three boxes of a date; no page has more than one date. */
final class DateInput {
  private DateInput() {}

  static void fill(Page page, LocalDate date) {
    page.getByLabel("Day").fill(Integer.toString(date.getDayOfMonth()));
    page.getByLabel("Month").fill(Integer.toString(date.getMonthValue()));
    page.getByLabel("Year").fill(Integer.toString(date.getYear()));
  }
}

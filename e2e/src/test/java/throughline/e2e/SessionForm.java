package throughline.e2e;

import com.microsoft.playwright.Page;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The form by which an adviser opens a session. */
final class SessionForm {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private SessionForm() {}

  static void fill(Page page, String title, ZonedDateTime start) {
    page.getByLabel("Title").fill(title);
    page.getByLabel("At the hub").check();
    DateInput.fill(page, "Date", start.toLocalDate());
    page.getByLabel("Start", new Page.GetByLabelOptions().setExact(true)).fill(CLOCK.format(start));
    page.getByLabel("Length in minutes").fill("60");
    page.getByLabel("How many people can come?").fill("4");
  }
}

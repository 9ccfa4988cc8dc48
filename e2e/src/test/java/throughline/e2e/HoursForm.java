package throughline.e2e;

import com.microsoft.playwright.Page;

/** The form by which a volunteer logs hours, filled in with {@link #MINUTES}. */
final class HoursForm {
  static final int MINUTES = 15;
  static final String DAY = "Which day did you start?";
  static final String START = "00:00";
  static final String END = "00:15";

  /** Of the quarter of an hour behind it, so that a person may have both. */
  static final String NEXT_END = "00:30";

  private HoursForm() {}

  static void fill(Page page) {
    PlacePicker.fill(page, "Which library?", "Headington");
    DateInput.fill(page, DAY, Today.dayWorked());
    page.getByLabel("When did you start?", new Page.GetByLabelOptions().setExact(true)).fill(START);
    page.getByLabel("When did you finish?").fill(END);
  }
}

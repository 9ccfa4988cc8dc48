package throughline.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.concurrent.atomic.AtomicInteger;

/** The registrar's form, filled in for a newborn of this county. */
final class EnrolmentForm {
  private static final int AGE_DAYS = 10;
  private static final String PERSON_AND_INSTITUTION = "22390";
  private static final AtomicInteger SERIAL = new AtomicInteger();

  private EnrolmentForm() {}

  static void fill(Page page, String givenNames) {
    page.getByLabel("Child’s given names").fill(givenNames);
    page.getByLabel("Child’s family name").fill("Demonstration");
    DateInput.fill(page, "Child’s date of birth", Today.date().minusDays(AGE_DAYS));
    page.getByLabel("Where does the child live?").selectOption(first());
    page.getByLabel("Guardian’s name").fill("Guardian Demonstration");
    page.getByLabel("Relationship to the child").selectOption(first());
    page.getByLabel("Guardian’s e-mail address or phone number").fill("guardian@example.org");
    PlacePicker.fill(page, "Home library");
    page.getByLabel("Card number").fill(newCardNumber());
  }

  /** A number that nobody has had: the suite begins with empty databases. */
  static String newCardNumber() {
    String unchecked = PERSON_AND_INSTITUTION + "%08d".formatted(SERIAL.incrementAndGet());
    return unchecked + checkDigit(unchecked);
  }

  /** By Luhn's rule. */
  private static int checkDigit(String unchecked) {
    int sum = 0;
    for (int fromRight = 0; fromRight < unchecked.length(); fromRight++) {
      int digit = unchecked.charAt(unchecked.length() - 1 - fromRight) - '0';
      int counted = fromRight % 2 == 0 ? 2 * digit : digit;
      sum += counted / 10 + counted % 10;
    }
    return (10 - sum % 10) % 10;
  }

  private static SelectOption first() {
    return new SelectOption().setIndex(1); // after "Choose one"
  }
}

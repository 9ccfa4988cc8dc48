package throughline.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import throughline.client.CardNumbers;

/** The registrar's form, filled in for a newborn of this county. */
final class EnrolmentForm {
  private static final int AGE_DAYS = 10;
  private static final int ADULT_YEARS = 60;
  private static final CardNumbers CARDS = new CardNumbers(1);

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

  /** One adult more, with what they have that a child has not. */
  static void addAdult(Page page, String givenNames, String contact) {
    page.getByText("Add an adult").click();
    page.getByLabel("Given names of adult 2").fill(givenNames);
    DateInput.fill(page, "Date of birth of adult 2", Today.date().minusYears(ADULT_YEARS));
    page.getByLabel("E-mail address or phone number of adult 2").fill(contact);
    page.getByLabel("Card number of adult 2").fill(newCardNumber());
  }

  /** A number that nobody has had: the suite begins with empty databases. */
  static String newCardNumber() {
    return CARDS.next();
  }

  private static SelectOption first() {
    return new SelectOption().setIndex(1); // after "Choose one"
  }
}

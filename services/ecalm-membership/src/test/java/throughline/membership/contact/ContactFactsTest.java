package throughline.membership.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.membership.preference.Purpose;

class ContactFactsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final LocalDate BABY = LocalDate.parse("2026-11-02");
  private static final LocalDate FIVE_TODAY = LocalDate.parse("2021-11-24");

  @Test
  void whoChoseItAndMayBeContactedIsWrittenTo() {
    var facts = new ContactFacts(true, false, true, true, false, BABY);

    assertEquals(Optional.empty(), facts.refusal(Purpose.EVENTS, TODAY));
    assertEquals(Optional.empty(), facts.refusal(Purpose.REMINDERS, TODAY));
  }

  @Test
  void eachFactAloneKeepsAMessageBack() {
    refused(new ContactFacts(false, false, true, true, false, BABY));
    refused(new ContactFacts(true, true, true, true, false, BABY));
    refused(new ContactFacts(true, false, false, true, false, BABY));
    refused(new ContactFacts(true, false, true, false, false, BABY));
    refused(ContactFacts.GONE);
  }

  @Test
  void newsOfTheCountyIsForUnder5sWhoLiveThere() {
    var moved = new ContactFacts(true, false, true, true, true, BABY);
    var five = new ContactFacts(true, false, true, true, false, FIVE_TODAY);

    refused(moved);
    assertEquals(Optional.empty(), moved.refusal(Purpose.REMINDERS, TODAY));
    refused(five);
    assertEquals(Optional.empty(), five.refusal(Purpose.EVENTS, TODAY.minusDays(1)));
    assertEquals(Optional.empty(), five.refusal(Purpose.REMINDERS, TODAY));
  }

  @Test
  void theReasonNeverTellsWhatBecameOfAChild() {
    var dead = new ContactFacts(false, false, true, true, false, BABY);
    var secret = new ContactFacts(true, true, true, true, false, BABY);

    assertEquals(dead.refusal(Purpose.EVENTS, TODAY), secret.refusal(Purpose.EVENTS, TODAY));
    assertEquals(
        dead.refusal(Purpose.EVENTS, TODAY), ContactFacts.GONE.refusal(Purpose.EVENTS, TODAY));
  }

  private static void refused(ContactFacts facts) {
    assertTrue(facts.refusal(Purpose.EVENTS, TODAY).isPresent(), facts.toString());
  }
}

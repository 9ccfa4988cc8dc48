package throughline.membership.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import throughline.membership.contact.MayContact.ContactFacts;

class ContactFactsTest {

  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
  private static final LocalDate BABY = LocalDate.parse("2026-11-02");
  private static final LocalDate FIVE_TODAY = LocalDate.parse("2021-11-24");

  @Test
  void whoChoseItAndMayBeContactedIsWrittenTo() {
    var facts = new ContactFacts(true, false, true, true, false, BABY, TODAY);

    assertEquals(Optional.empty(), facts.refusal(MailKind.HAND_OVER, TODAY));
    assertEquals(Optional.empty(), facts.refusal(MailKind.REMINDERS, TODAY));
  }

  @Test
  void eachFactAloneKeepsAMessageBack() {
    refused(new ContactFacts(false, false, true, true, false, BABY, TODAY));
    refused(new ContactFacts(true, true, true, true, false, BABY, TODAY));
    refused(new ContactFacts(true, false, false, true, false, BABY, TODAY));
    refused(new ContactFacts(true, false, true, false, false, BABY, TODAY));
    refused(ContactFacts.GONE);
  }

  @Test
  void whoLeftTheCountyIsNotAskedInAndWhoIsFiveIsNotToldBefore() {
    var moved = new ContactFacts(true, false, true, true, true, BABY, TODAY);
    var five = new ContactFacts(true, false, true, true, false, FIVE_TODAY, TODAY);

    refused(moved);
    assertEquals(Optional.empty(), moved.refusal(MailKind.HAND_OVER, TODAY));
    assertTrue(five.refusal(MailKind.HAND_OVER, TODAY).isPresent());
    assertEquals(Optional.empty(), five.refusal(MailKind.HAND_OVER, TODAY.minusDays(1)));
    assertEquals(Optional.empty(), five.refusal(MailKind.REMINDERS, TODAY));
  }

  @Test
  void theReasonNeverTellsWhatBecameOfAChild() {
    var dead = new ContactFacts(false, false, true, true, false, BABY, TODAY);
    var secret = new ContactFacts(true, true, true, true, false, BABY, TODAY);

    assertEquals(
        dead.refusal(MailKind.REMINDERS, TODAY), secret.refusal(MailKind.REMINDERS, TODAY));
    assertEquals(
        dead.refusal(MailKind.REMINDERS, TODAY),
        ContactFacts.GONE.refusal(MailKind.REMINDERS, TODAY));
  }

  @Test
  void whatIsAboutTheMembershipItselfNeedsNoChoiceAndAWelcomeIsNotLate() {
    var nothingChosen = new ContactFacts(true, false, true, false, false, BABY, TODAY);

    assertEquals(Optional.empty(), nothingChosen.refusal(MailKind.WELCOME, TODAY));
    assertEquals(Optional.empty(), nothingChosen.refusal(MailKind.WELCOME, TODAY.plusDays(14)));
    assertTrue(nothingChosen.refusal(MailKind.WELCOME, TODAY.plusDays(15)).isPresent());
    assertEquals(Optional.empty(), nothingChosen.refusal(MailKind.WELCOME_ADULT, TODAY));
    assertTrue(nothingChosen.refusal(MailKind.WELCOME_ADULT, TODAY.plusDays(15)).isPresent());
    assertEquals(Optional.empty(), nothingChosen.refusal(MailKind.NEW_LINK, TODAY.plusDays(15)));
    assertTrue(nothingChosen.refusal(MailKind.HAND_OVER, TODAY).isPresent());
    for (var kind : MailKind.values()) {
      assertTrue(ContactFacts.GONE.refusal(kind, TODAY).isPresent());
    }
  }

  private static void refused(ContactFacts facts) {
    assertTrue(facts.refusal(MailKind.REMINDERS, TODAY).isPresent(), facts.toString());
  }
}

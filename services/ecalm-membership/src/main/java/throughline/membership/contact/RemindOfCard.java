package throughline.membership.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Birthdays.Addressee;

/**
 * Reminds families who chose it, once, of a card that was not used in the six months since the
 * enrolment, while the child is under 5. One that was enrolled long before nobody could tell is
 * left alone.
 */
@Singleton
class RemindOfCard extends MailsDue {

  private static final int AFTER_MONTHS = 6;
  private static final int NOT_AFTER_MONTHS = 9;
  private static final int HEARD_WITHIN_WEEKS = 2;
  private static final LocalTime AT = LocalTime.of(9, 20);

  private final UnusedCards unusedCards;

  RemindOfCard(UnusedCards unusedCards, FamilyMail familyMail, Clock clock) {
    super(MailKind.REMINDERS, AT, familyMail, clock);
    this.unusedCards = unusedCards;
  }

  @Override
  public String name() {
    return "remind-of-card";
  }

  @Override
  public String title() {
    return "Remind families of a card that was not used in six months";
  }

  @Override
  List<Addressee> take(LocalDate today, int most) {
    return unusedCards.remind(
        Under5.latestBirthOfOlder(today),
        today.minusMonths(NOT_AFTER_MONTHS),
        today.minusMonths(AFTER_MONTHS),
        today.minusWeeks(HEARD_WITHIN_WEEKS),
        most);
  }
}

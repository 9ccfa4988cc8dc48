package throughline.membership.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Birthdays;
import throughline.membership.person.vault.Birthdays.Addressee;
import throughline.platform.jobs.JobSchedule;

/**
 * Writes to families who chose it, some months before the fifth birthday, how the card goes on:
 * also to those of nights when nothing ran. The number of mails tells no birthday.
 */
@Singleton
class WriteBeforeFive extends MailsDue {

  private static final int MONTHS = 57;
  private static final LocalTime AT = LocalTime.of(9, 10);

  private final Birthdays birthdays;

  WriteBeforeFive(Birthdays birthdays, FamilyMail familyMail, Clock clock) {
    super(MailKind.HAND_OVER, familyMail, clock);
    this.birthdays = birthdays;
  }

  @Override
  public Details details() {
    return new Details(
        "hand-over",
        "Tell families, before the fifth birthday, how the card goes on",
        JobSchedule.dailyAt(AT));
  }

  @Override
  List<Addressee> take(LocalDate today, int most) {
    return birthdays.handOver(Under5.latestBirthOfOlder(today), today.minusMonths(MONTHS), most);
  }
}

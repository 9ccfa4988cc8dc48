package throughline.membership.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import throughline.membership.member.Under5;
import throughline.membership.vault.Birthdays;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Writes to families who chose it, some months before the fifth birthday, how the card goes on:
 * also to those of nights when nothing ran. The number of mails tells no birthday.
 */
@Singleton
class WriteBeforeFive implements Job {

  /** 4¾ years. */
  private static final int MONTHS = 57;

  private static final LocalTime AT = LocalTime.of(9, 10);

  private final Birthdays birthdays;
  private final WriteToAll writeToAll;
  private final Clock clock;

  WriteBeforeFive(Birthdays birthdays, WriteToAll writeToAll, Clock clock) {
    this.birthdays = birthdays;
    this.writeToAll = writeToAll;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "hand-over";
  }

  @Override
  public String title() {
    return "Tell families, before the fifth birthday, how the card goes on";
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.dailyAt(AT);
  }

  @Override
  public String run() {
    var today = London.today(clock);
    var bornAfter = Under5.latestBirthOfOlder(today);
    return writeToAll.write(
        MailKind.HAND_OVER, most -> birthdays.handOver(bornAfter, today.minusMonths(MONTHS), most));
  }
}

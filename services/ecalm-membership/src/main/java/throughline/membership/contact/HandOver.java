package throughline.membership.contact;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
class HandOver implements Job {

  /** 4¾ years. */
  private static final int MONTHS = 57;

  private static final LocalTime AT = LocalTime.of(9, 10);
  private static final int BATCH = 200;

  private final Birthdays birthdays;
  private final FamilyMail familyMail;
  private final Clock clock;

  HandOver(Birthdays birthdays, FamilyMail familyMail, Clock clock) {
    this.birthdays = birthdays;
    this.familyMail = familyMail;
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
    var written = 0;
    int batch;
    do {
      batch = QuarkusTransaction.requiringNew().call(this::batch);
      written += batch;
    } while (batch > 0);
    return written == 1 ? "1 mail written" : written + " mails written";
  }

  private int batch() {
    var today = London.today(clock);
    var told =
        birthdays.handOver(Under5.latestBirthOfOlder(today), today.minusMonths(MONTHS), BATCH);
    told.forEach(guardian -> familyMail.handOver(guardian.guardian(), guardian.email()));
    return told.size();
  }
}

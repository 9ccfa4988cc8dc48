package throughline.membership.record.life;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import throughline.membership.member.Under5;
import throughline.membership.person.vault.Birthdays;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Notes each night who has turned 5, also those of nights when nothing ran. It publishes nothing
 * and leaves no entry with a day: both would tell a birthday. Figures know the quarter from the
 * start.
 */
@Singleton
class TurnFive implements Job {

  private static final LocalTime AT = LocalTime.of(1, 10);
  private static final int BATCH = 500;

  private final Birthdays birthdays;
  private final Clock clock;

  TurnFive(Birthdays birthdays, Clock clock) {
    this.birthdays = birthdays;
    this.clock = clock;
  }

  @Override
  public Details details() {
    return new Details("turn-five", "Note which children have turned 5", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    var bornUpTo = Under5.latestBirthOfOlder(London.today(clock));
    var turned = 0;
    int batch;
    do {
      batch = birthdays.turnFive(bornUpTo, BATCH);
      turned += batch;
    } while (batch == BATCH);
    return turned == 1 ? "1 child turned 5" : turned + " children turned 5";
  }
}

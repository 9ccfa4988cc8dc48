package throughline.membership.contact;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Reminds families who chose it, once, of a card that was not used in the six months since the
 * enrolment. One that was enrolled long before nobody could tell is left alone.
 */
@Singleton
class RemindOfCard implements Job {

  private static final int AFTER_MONTHS = 6;
  private static final int NOT_AFTER_MONTHS = 9;
  private static final int HEARD_WITHIN_WEEKS = 2;

  private static final LocalTime AT = LocalTime.of(9, 20);

  private final UnusedCards unusedCards;
  private final WriteToAll writeToAll;
  private final Clock clock;

  RemindOfCard(UnusedCards unusedCards, WriteToAll writeToAll, Clock clock) {
    this.unusedCards = unusedCards;
    this.writeToAll = writeToAll;
    this.clock = clock;
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
  public JobSchedule schedule() {
    return JobSchedule.dailyAt(AT);
  }

  @Override
  public String run() {
    var today = London.today(clock);
    return writeToAll.write(
        MailKind.REMINDERS,
        most ->
            unusedCards.remind(
                today.minusMonths(NOT_AFTER_MONTHS),
                today.minusMonths(AFTER_MONTHS),
                today.minusWeeks(HEARD_WITHIN_WEEKS),
                most));
  }
}

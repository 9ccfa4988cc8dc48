package throughline.membership.contact;

import io.quarkus.narayana.jta.QuarkusTransaction;
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
  private static final int BATCH = 200;

  private final UnusedCards unusedCards;
  private final FamilyMail familyMail;
  private final Clock clock;

  RemindOfCard(UnusedCards unusedCards, FamilyMail familyMail, Clock clock) {
    this.unusedCards = unusedCards;
    this.familyMail = familyMail;
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
    var reminded =
        unusedCards.remind(
            today.minusMonths(NOT_AFTER_MONTHS),
            today.minusMonths(AFTER_MONTHS),
            today.minusWeeks(HEARD_WITHIN_WEEKS),
            BATCH);
    reminded.forEach(guardian -> familyMail.reminder(guardian.guardian(), guardian.email()));
    return reminded.size();
  }
}

package throughline.bookings.outcome;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import java.time.Period;
import throughline.platform.core.time.London;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Asks each day those whose first session was three, six or twelve months ago: some at a time, each
 * time in one transaction with the mails, so that nobody is asked twice or not at all.
 */
@Singleton
class AskWhatCame implements Job {
  private static final LocalTime AT = LocalTime.of(9, 10);
  private static final int AT_ONCE = 200;

  /** What fell due while no job ran is made up for; who came long before is left alone. */
  private static final Period LATE = Period.ofDays(28);

  private final FollowUps followUps;
  private final FollowUpMails mails;
  private final Clock clock;

  AskWhatCame(FollowUps followUps, FollowUpMails mails, Clock clock) {
    this.followUps = followUps;
    this.mails = mails;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "ask-what-came";
  }

  @Override
  public String title() {
    return "Ask entrepreneurs what came of it";
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.dailyAt(AT);
  }

  @Override
  public String run() {
    var asked = 0;
    int some;
    do {
      some = QuarkusTransaction.requiringNew().call(this::askSome);
      asked += some;
    } while (some == AT_ONCE);
    return asked == 1 ? "1 person asked" : asked + " people asked";
  }

  private int askSome() {
    var earliest = London.today(clock).minus(LATE);
    var due = followUps.makeDue(earliest, clock.instant(), AT_ONCE);
    mails.ask(due.stream().filter(each -> each.address() != null).toList());
    return due.size();
  }
}

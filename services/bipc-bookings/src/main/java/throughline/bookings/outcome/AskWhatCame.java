package throughline.bookings.outcome;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Asks each day what came of it: some at a time, until nobody is left. */
@Singleton
class AskWhatCame implements Job {
  private static final LocalTime AT = LocalTime.of(9, 10);
  private static final int AT_ONCE = 200;

  private final AskFollowUps askFollowUps;

  AskWhatCame(AskFollowUps askFollowUps) {
    this.askFollowUps = askFollowUps;
  }

  @Override
  public Details details() {
    return new Details(
        "ask-what-came", "Ask entrepreneurs what came of it", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    var asked = 0;
    int some;
    do {
      some = askFollowUps.ask(AT_ONCE);
      asked += some;
    } while (some == AT_ONCE);
    return asked == 1 ? "1 person asked" : asked + " people asked";
  }
}

package throughline.bookings.monitoring;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/** Tells the plan tracker each night what the answers of finished quarters come to. */
@Singleton
class CountAnswers implements Job {
  private static final LocalTime AT = LocalTime.of(0, 5);

  private final TellEqualityCounts tellCounts;

  CountAnswers(TellEqualityCounts tellCounts) {
    this.tellCounts = tellCounts;
  }

  @Override
  public Details details() {
    return new Details(
        "count-equality-answers",
        "Count the answers of equality monitoring",
        JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    var told = tellCounts.tell();
    return told == 1 ? "1 count told" : told + " counts told";
  }
}

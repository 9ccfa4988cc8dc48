package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.task.schedule.Daily;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.LocalTime;
import throughline.platform.core.time.London;

/**
 * When a job runs. What fell due while no instance was there is made up for by one run, as soon as
 * there is one.
 *
 * @param words for the page: "every hour", "every day at 3:30am"
 */
public record JobSchedule(String words, Schedule schedule) {

  /** So long after the end of the run before; the first time at once. */
  public static JobSchedule every(Duration pause) {
    return new JobSchedule("every " + words(pause), FixedDelay.of(pause));
  }

  /**
   * Each day at this time on the clock in London. When the clocks skip it, an hour later; when they
   * show it twice, the first time.
   */
  public static JobSchedule dailyAt(LocalTime time) {
    return new JobSchedule("every day at " + London.time(time), new Daily(London.ZONE, time));
  }

  private static String words(Duration pause) {
    if (pause.toMinutes() % 60 != 0) {
      return pause.toMinutes() == 1 ? "minute" : pause.toMinutes() + " minutes";
    }
    return pause.toHours() == 1 ? "hour" : pause.toHours() + " hours";
  }
}

package throughline.platform.jobs;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import throughline.platform.jobs.JobRun.Outcome;

/**
 * A job as the page shows it.
 *
 * @param next when it runs next, null if it was never planned
 * @param failures how often it has failed since it last worked
 * @param runs the newest first
 */
public record JobView(
    String name, String title, String schedule, Instant next, int failures, List<JobRun> runs) {

  static JobView of(Job job, List<JobRun> runs, Optional<JobRuns.Planned> planned) {
    return new JobView(
        job.name(),
        job.title(),
        job.schedule().words(),
        planned.map(JobRuns.Planned::next).orElse(null),
        planned.map(JobRuns.Planned::failures).orElse(0),
        runs);
  }

  /** The latest run, null if there was none. */
  public JobRun last() {
    return runs.isEmpty() ? null : runs.get(0);
  }

  /** Whether it runs at this moment. */
  public boolean running() {
    return last() != null && last().outcome() == Outcome.RUNNING;
  }

  /** Whether an administrator can have it run before its time. */
  public boolean canRunNow() {
    return next != null && !running();
  }

  /** "once", "7 times in a row"; empty if it works. */
  public String failing() {
    return switch (failures) {
      case 0 -> "";
      case 1 -> "once";
      default -> failures + " times in a row";
    };
  }
}

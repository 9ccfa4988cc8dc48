package throughline.platform.jobs;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.jboss.logging.Logger;
import throughline.platform.jobs.JobRun.Outcome;

/** Runs a job once and keeps what came of it. */
@Singleton
public class RunJob {

  private static final Logger LOG = Logger.getLogger(RunJob.class);

  private final JobRuns runs;
  private final Clock clock;
  private final MeterRegistry metrics;

  RunJob(JobRuns runs, Clock clock, MeterRegistry metrics) {
    this.runs = runs;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Runs it now, in this thread. The scheduler calls this, and so may a test; nothing keeps two
   * such calls apart, only the scheduler does.
   *
   * @return what came of it
   * @throws IllegalStateException if the job failed or the run could not be kept; the message is
   *     for the page
   */
  public String run(Job job) {
    long begun = System.nanoTime();
    long run = runs.begin(job.name(), clock.instant());
    String result;
    try {
      result = job.run();
    } catch (Throwable failure) {
      // An Error too: a run that nobody ended would be shown as running for ever.
      ended(job, run, begun, Outcome.FAILED, sentence(failure));
      LOG.errorf(failure, "event=job-failed job=%s", job.name());
      throw new IllegalStateException(sentence(failure));
    }
    ended(job, run, begun, Outcome.DONE, result);
    return result;
  }

  private void ended(Job job, long run, long begun, Outcome outcome, String result) {
    runs.end(run, outcome, clock.instant(), result);
    timer(job, outcome).record(Duration.ofNanos(System.nanoTime() - begun));
  }

  /** Counts its failures from zero on: a series that begins with the first one never grew. */
  void watch(Job job) {
    timer(job, Outcome.FAILED);
  }

  private Timer timer(Job job, Outcome outcome) {
    return metrics.timer(
        "job.run", "job", job.name(), "outcome", outcome.name().toLowerCase(Locale.ROOT));
  }

  /** What an unexpected error says may hold a value of somebody's, so only its kind is told. */
  private static String sentence(Throwable failure) {
    return failure instanceof JobFailed
        ? failure.getMessage()
        : "An unexpected error (%s). The log has its cause"
            .formatted(failure.getClass().getSimpleName());
  }
}

package throughline.platform.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;
import throughline.platform.core.refusal.NotFound;
import throughline.platform.core.upkeep.JobAskedFor;

/**
 * An administrator has a job run before its time: it becomes due now, and whichever instance comes
 * first runs it, as at any other time. Twice at once is once.
 */
@ApplicationScoped
class AskForRun {

  private static final Logger LOG = Logger.getLogger(AskForRun.class);

  /** What came of asking. */
  enum Answer {
    DUE,
    RUNNING,
    CHANGED
  }

  private final JobRuns runs;
  private final Event<JobAskedFor> asked;
  private final Clock clock;

  AskForRun(JobRuns runs, Event<JobAskedFor> asked, Clock clock) {
    this.runs = runs;
    this.asked = asked;
    this.clock = clock;
  }

  /**
   * Makes it due.
   *
   * @param planned when it was to run next, as the page showed it: one who asks by an older page
   *     may not know that it has run since
   * @throws NotFound if no instance has planned such a job
   */
  @Transactional
  Answer ask(String job, Instant planned, String administrator) {
    var now = clock.instant();
    if (runs.makeDue(job, planned, now)) {
      asked.fire(new JobAskedFor(administrator, job));
      LOG.infof("event=job-asked-for job=%s", job);
      return Answer.DUE;
    }
    var next = runs.planned(job).orElseThrow(() -> new NotFound("planned job with this name"));
    if (next.running()) {
      return Answer.RUNNING;
    }
    return next.next().isAfter(now) ? Answer.CHANGED : Answer.DUE;
  }
}

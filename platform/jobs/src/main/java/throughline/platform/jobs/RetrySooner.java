package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import throughline.platform.core.backoff.Backoff;

/** Tries a failed job again after a pause that doubles, at its usual next time at the latest. */
record RetrySooner(Schedule schedule, Backoff backoff) implements FailureHandler<Void> {

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> next) {
    next.reschedule(failed, nextTry(failed));
  }

  private Instant nextTry(ExecutionComplete failed) {
    var failures = failed.getExecution().consecutiveFailures + 1;
    var retry = failed.getTimeDone().plus(backoff.after(failures));
    var usual = schedule.getNextExecutionTime(failed);
    return retry.isBefore(usual) ? retry : usual;
  }
}

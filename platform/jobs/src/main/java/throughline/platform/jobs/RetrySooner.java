package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Duration;
import java.time.Instant;

/** Tries a failed job again after a pause that doubles, at its usual next time at the latest. */
record RetrySooner(Schedule schedule, Duration first, Duration longest)
    implements FailureHandler<Void> {

  @Override
  public void onFailure(ExecutionComplete failed, ExecutionOperations<Void> next) {
    next.reschedule(failed, nextTry(failed));
  }

  private Instant nextTry(ExecutionComplete failed) {
    var retry = failed.getTimeDone().plus(pause(failed.getExecution().consecutiveFailures));
    var usual = schedule.getNextExecutionTime(failed);
    return retry.isBefore(usual) ? retry : usual;
  }

  private Duration pause(int failuresBefore) {
    var pause = first;
    for (int i = 0; i < failuresBefore && pause.compareTo(longest) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longest) < 0 ? pause : longest;
  }
}

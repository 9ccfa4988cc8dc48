package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import throughline.platform.core.backoff.Backoff;

/** Hands a service's jobs to db-scheduler, which keeps in the database who runs what and when. */
final class JobScheduler {

  private final DataSource database;
  private final Clock clock;
  private final JobsConfig config;
  private final RunJob runJob;

  JobScheduler(DataSource database, Clock clock, JobsConfig config, RunJob runJob) {
    this.database = database;
    this.clock = clock;
    this.config = config;
    this.runJob = runJob;
  }

  Scheduler of(List<Job> jobs) {
    jobs.forEach(runJob::watch);
    return new SchedulerBuilder(database, List.of())
        .startTasks(jobs.stream().map(this::task).toList())
        .clock(clock::instant)
        // Not the host's name alone: two instances may share one.
        .schedulerName(new SchedulerName.Fixed("instance " + UUID.randomUUID()))
        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, true))
        .pollUsingLockAndFetch(0.5, 1.0)
        .pollingInterval(config.pollInterval())
        .heartbeatInterval(config.heartbeat())
        .missedHeartbeatsLimit(config.missedHeartbeats())
        .threads(config.threads())
        .shutdownMaxWait(config.stopTimeout())
        .failureLogging(LogLevel.OFF, false)
        .addSchedulerListener(new OutageLog("scheduled_tasks"))
        .build();
  }

  private RecurringTask<Void> task(Job job) {
    var schedule = job.schedule().schedule();
    return Tasks.recurring(job.name(), schedule)
        .onFailure(
            new RetrySooner(schedule, new Backoff(config.retryAfter(), config.longestRetryAfter())))
        .onDeadExecution((dead, next) -> next.reschedule(dead, clock.instant()))
        .execute((instance, context) -> runJob.run(job));
  }

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
}

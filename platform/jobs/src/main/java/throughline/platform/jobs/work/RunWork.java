package throughline.platform.jobs.work;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.SchedulerState;
import com.github.kagkarlsson.scheduler.SystemClock;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import throughline.platform.database.Unavailable;
import throughline.platform.jobs.OutageLog;

/**
 * Does what was asked for, as one-time tasks of db-scheduler: its heartbeat tells the other
 * processes whether the one that does a work is still there.
 */
@Singleton
class RunWork {

  static final String TABLE = "long_work_task";
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("long-work");

  /**
   * Which process is still there, and what is due at once, has nothing to do with the day on which
   * a service works.
   */
  static final SystemClock CLOCK = new SystemClock();

  static final JdbcCustomization POSTGRESQL = new PostgreSqlJdbcCustomization(false, true);

  private static final Logger LOG = Logger.getLogger(RunWork.class);

  /** So many works go on beside each other in a process: a long one does not hold up the others. */
  private static final int AT_ONCE = 4;

  /** A work that ends its process each time is given up, so that it is not begun for ever. */
  private static final int MOST_ATTEMPTS = 5;

  private static final Duration HEARTBEAT = Duration.ofSeconds(5);
  private static final int MISSED_HEARTBEATS = 6;

  private final LongWork longWork;
  private final Map<String, WorkKind> kinds;
  private final Scheduler scheduler;

  RunWork(
      DataSource database,
      LongWork longWork,
      @All List<WorkKind> kinds,
      @ConfigProperty(name = "throughline.work.poll-interval") Duration pollInterval) {
    this.longWork = longWork;
    this.kinds = kinds.stream().collect(Collectors.toMap(WorkKind::name, Function.identity()));
    this.scheduler =
        new SchedulerBuilder(database, List.of(task()))
            .tableName(TABLE)
            .clock(CLOCK)
            .schedulerName(new SchedulerName.Fixed("instance " + UUID.randomUUID()))
            .jdbcCustomization(POSTGRESQL)
            .pollUsingLockAndFetch(0.5, 1.0)
            .pollingInterval(pollInterval)
            .heartbeatInterval(HEARTBEAT)
            .missedHeartbeatsLimit(MISSED_HEARTBEATS)
            .threads(AT_ONCE)
            .shutdownMaxWait(Duration.ofSeconds(10))
            .failureLogging(LogLevel.OFF, false)
            .addSchedulerListener(new OutageLog(TABLE))
            .build();
  }

  /** What failed, or whose process is gone, is due again at once. */
  private Task<Void> task() {
    return Tasks.oneTime(TASK)
        .onFailure((failed, next) -> next.reschedule(failed, CLOCK.now()))
        .onDeadExecution((dead, next) -> next.reschedule(dead, CLOCK.now()))
        .execute(
            (instance, context) ->
                run(
                    UUID.fromString(instance.getId().replaceFirst("/.*", "")),
                    context.getSchedulerState()));
  }

  void start(@Observes StartupEvent event) {
    if (!kinds.isEmpty()) {
      scheduler.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (!kinds.isEmpty()) {
      scheduler.stop();
    }
  }

  @ActivateRequestContext
  void run(UUID id, SchedulerState process) {
    longWork.begin(id).ifPresent(run -> run(run, process));
  }

  /**
   * @throws RuntimeException if the process stops or the database is away, which is no failure of
   *     the work: it goes on later, here or elsewhere
   */
  private void run(LongWork.Run run, SchedulerState process) {
    var kind = kinds.get(run.kind());
    if (kind == null || run.attempts() > MOST_ATTEMPTS) {
      LOG.errorf("event=work-given-up kind=%s work=%s", run.kind(), run.id());
      longWork.tell(run, WorkState.State.FAILED, null);
      return;
    }
    try {
      kind.run(run.id(), done -> progress(run, done, process));
      longWork.tell(run, WorkState.State.DONE, null);
    } catch (Overtaken elsewhere) {
      LOG.warnf("event=work-overtaken kind=%s work=%s", run.kind(), run.id());
    } catch (RuntimeException failure) {
      if (process.isShuttingDown() || Unavailable.isCauseOf(failure)) {
        throw failure;
      }
      LOG.errorf(failure, "event=work-failed kind=%s work=%s", run.kind(), run.id());
      longWork.tell(run, WorkState.State.FAILED, null);
    }
  }

  private void progress(LongWork.Run run, int done, SchedulerState process) {
    if (!longWork.tell(run, WorkState.State.RUNNING, done)) {
      throw new Overtaken();
    }
    if (process.isShuttingDown()) {
      throw new IllegalStateException("the process stops");
    }
  }

  /** This process was taken for gone, and another does the work. */
  private static final class Overtaken extends RuntimeException {}
}

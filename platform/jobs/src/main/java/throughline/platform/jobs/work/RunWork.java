package throughline.platform.jobs.work;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Does what was asked for, one work after the other in each process. */
@Singleton
class RunWork {

  private static final Logger LOG = Logger.getLogger(RunWork.class);

  /**
   * What ends the process each time is given up, so that it does not stand in the way of others.
   */
  private static final int MOST_ATTEMPTS = 5;

  private final WorkTable table;
  private final Map<String, WorkKind> kinds;
  private final Clock clock;
  private volatile boolean waits;

  RunWork(WorkTable table, @All List<WorkKind> kinds, Clock clock) {
    this.table = table;
    this.kinds = kinds.stream().collect(Collectors.toMap(WorkKind::name, Function.identity()));
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
  void runAll() {
    if (kinds.isEmpty()) {
      return;
    }
    try {
      for (var next = table.claim(clock.instant()); next.isPresent(); ) {
        run(next.get());
        next = table.claim(clock.instant());
      }
      waits = false;
    } catch (RuntimeException failure) {
      waitsFor(failure);
    }
  }

  /** The database is away, or lets nobody write: written down once, and not each second. */
  private void waitsFor(RuntimeException failure) {
    if (!waits) {
      LOG.warnf("event=work-waits cause=%s", failure.getClass().getSimpleName());
      waits = true;
    }
  }

  private void run(WorkTable.Claim work) {
    var kind = kinds.get(work.kind());
    if (kind == null || work.attempts() > MOST_ATTEMPTS) {
      LOG.errorf("event=work-given-up kind=%s work=%s", work.kind(), work.id());
      table.end(work.id(), WorkState.State.FAILED);
      return;
    }
    try {
      kind.run(work.id(), done -> table.beat(work.id(), done, clock.instant()));
      table.end(work.id(), WorkState.State.DONE);
    } catch (RuntimeException failure) {
      LOG.errorf(failure, "event=work-failed kind=%s work=%s", work.kind(), work.id());
      table.end(work.id(), WorkState.State.FAILED);
    }
  }
}

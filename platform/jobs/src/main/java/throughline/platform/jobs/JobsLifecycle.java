package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** Runs the jobs as long as the application runs. */
@Singleton
class JobsLifecycle {

  private final Optional<Scheduler> scheduler;

  JobsLifecycle(
      DataSource database, Clock clock, JobsConfig config, RunJob runJob, @All List<Job> jobs) {
    this.scheduler =
        config.enabled()
            ? Optional.of(new JobScheduler(database, clock, config, runJob).of(jobs))
            : Optional.empty();
  }

  void start(@Observes StartupEvent event) {
    scheduler.ifPresent(Scheduler::start);
  }

  /** The event comes before the data source closes, so the run under way can still be kept. */
  void stop(@Observes ShutdownEvent event) {
    scheduler.ifPresent(Scheduler::stop);
  }
}

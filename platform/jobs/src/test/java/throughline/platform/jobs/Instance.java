package throughline.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.postgresql.ds.PGSimpleDataSource;
import throughline.platform.database.JdbiProducer;
import throughline.platform.database.Sql;

/**
 * One instance of a service, as far as its jobs go; with waits so short that a test can see the end
 * of them. As a program it begins a job that never ends, until it is killed.
 */
final class Instance {

  private Instance() {}

  /** The scheduler of an instance on that database, not yet started. */
  static Scheduler on(String jdbcUrl, String role, Job... jobs) {
    var database = new PGSimpleDataSource();
    database.setURL(jdbcUrl);
    database.setUser(role);
    database.setPassword(role);
    var clock = Clock.systemUTC();
    var runJob =
        new RunJob(
            new JobRuns(new Sql(JdbiProducer.configured(Jdbi.create(database)))),
            clock,
            new SimpleMeterRegistry());
    return new JobScheduler(database, clock, new Short(), runJob).of(List.of(jobs));
  }

  public static void main(String[] database) {
    // On purpose: it is killed while it runs.
    on(database[0], database[1], job(Duration.ofHours(1), () -> Thread.sleep(600_000))).start();
  }

  interface Work {
    void run() throws Exception;
  }

  /** A job of the name "work". */
  static Job job(Duration pause, Work work) {
    return job(JobSchedule.every(pause), work);
  }

  static Job job(JobSchedule schedule, Work work) {
    return job("work", schedule, work);
  }

  static Job job(String name, JobSchedule schedule, Work work) {
    return new Job() {
      @Override
      public Details details() {
        return new Details(name, "Work", schedule);
      }

      @Override
      public String run() throws Exception {
        work.run();
        return "worked";
      }
    };
  }

  private record Short() implements JobsConfig {

    @Override
    public boolean enabled() {
      return true;
    }

    @Override
    public Duration pollInterval() {
      return Duration.ofMillis(50);
    }

    @Override
    public Duration heartbeat() {
      return Duration.ofMillis(100);
    }

    @Override
    public int missedHeartbeats() {
      return 4;
    }

    @Override
    public int threads() {
      return 2;
    }

    @Override
    public Duration retryAfter() {
      return Duration.ofMillis(100);
    }

    @Override
    public Duration longestRetryAfter() {
      return Duration.ofMillis(200);
    }

    @Override
    public Duration stopTimeout() {
      return Duration.ofSeconds(5);
    }
  }
}

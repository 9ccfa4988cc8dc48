package throughline.platform.jobs;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.LocalTime;

/** Jobs as a service declares them. */
final class SampleJobs {

  private SampleJobs() {}

  @Singleton
  static class Sweep implements Job {

    @Override
    public String name() {
      return "sweep";
    }

    @Override
    public String title() {
      return "Sweep the floor";
    }

    @Override
    public JobSchedule schedule() {
      return JobSchedule.dailyAt(LocalTime.of(3, 30));
    }

    @Override
    public String run() {
      return "3 rooms swept";
    }
  }

  @Singleton
  static class Print implements Job {

    @Override
    public String name() {
      return "print";
    }

    @Override
    public String title() {
      return "Print the notices";
    }

    @Override
    public JobSchedule schedule() {
      return JobSchedule.every(Duration.ofHours(1));
    }

    @Override
    public String run() throws JobFailed {
      throw new JobFailed("The printer does not answer. Switch it on", null);
    }
  }

  /** Its message holds what nobody but its owner may see. */
  @Singleton
  static class Leak implements Job {

    static final String SECRET = "noor@example.org";

    @Override
    public String name() {
      return "leak";
    }

    @Override
    public String title() {
      return "Write to somebody";
    }

    @Override
    public JobSchedule schedule() {
      return JobSchedule.every(Duration.ofMinutes(5));
    }

    @Override
    public String run() {
      throw new IllegalArgumentException("cannot write to " + SECRET);
    }
  }
}

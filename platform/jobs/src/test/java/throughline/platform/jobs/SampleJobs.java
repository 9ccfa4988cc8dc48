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
    public Details details() {
      return new Details("sweep", "Sweep the floor", JobSchedule.dailyAt(LocalTime.of(3, 30)));
    }

    @Override
    public String run() {
      return "3 rooms swept";
    }
  }

  @Singleton
  static class Print implements Job {

    @Override
    public Details details() {
      return new Details("print", "Print the notices", JobSchedule.every(Duration.ofHours(1)));
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
    public Details details() {
      return new Details("leak", "Write to somebody", JobSchedule.every(Duration.ofMinutes(5)));
    }

    @Override
    public String run() {
      throw new IllegalArgumentException("cannot write to " + SECRET);
    }
  }
}

package throughline.platform.jobs;

import jakarta.inject.Singleton;
import throughline.platform.core.upkeep.Upkeep;

/** Jobs that have failed since they last worked. */
@Singleton
class FailingJobs implements Upkeep {

  private final JobRuns runs;

  FailingJobs(JobRuns runs) {
    this.runs = runs;
  }

  @Override
  public Trouble trouble() {
    return new Trouble(
        "Jobs that fail", runs.countFailing(), "What the service does by itself", "/jobs");
  }
}

package throughline.platform.jobs;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What an administrator sees of the jobs. Changes nothing. */
@Singleton
class BrowseJobs {

  private static final int RUNS_SHOWN = 50;

  private final List<Job> jobs;
  private final JobRuns runs;

  BrowseJobs(@All List<Job> jobs, JobRuns runs) {
    this.jobs = jobs.stream().sorted(Comparator.comparing(Job::title)).toList();
    this.runs = runs;
  }

  List<JobView> all() {
    return jobs.stream().map(job -> view(job, 1)).toList();
  }

  Optional<JobView> one(String name) {
    return jobs.stream()
        .filter(job -> job.name().equals(name))
        .findAny()
        .map(job -> view(job, RUNS_SHOWN));
  }

  private JobView view(Job job, int most) {
    return JobView.of(job, runs.latest(job.name(), most), runs.planned(job.name()));
  }
}

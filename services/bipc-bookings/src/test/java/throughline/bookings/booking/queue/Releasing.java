package throughline.bookings.booking.queue;

import jakarta.enterprise.context.ApplicationScoped;
import throughline.platform.jobs.JobFailed;

/** Runs the job that gives places on, which otherwise comes by the real clock. */
@ApplicationScoped
public class Releasing {

  private final ReleasePlaces job;

  Releasing(ReleasePlaces job) {
    this.job = job;
  }

  public void now() {
    try {
      job.run();
    } catch (JobFailed failure) {
      throw new IllegalStateException(failure);
    }
  }
}

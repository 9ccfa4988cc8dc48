package throughline.tracker.release;

import jakarta.inject.Singleton;
import java.time.LocalTime;
import throughline.platform.core.refusal.Conflict;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;
import throughline.tracker.entry.PlanData;

/** Publishes what two approved on the morning of its day, so that nobody has to be there. */
@Singleton
class PublishDueRelease implements Job {

  private static final LocalTime AT = LocalTime.of(9, 30);

  private final PlanData data;
  private final PublishRelease publish;

  PublishDueRelease(PlanData data, PublishRelease publish) {
    this.data = data;
    this.publish = publish;
  }

  @Override
  public Details details() {
    return new Details(
        "publish-due-release", "Publish the release that is due", JobSchedule.dailyAt(AT));
  }

  @Override
  public String run() {
    var due = data.read(handle -> Releases.due(handle, data.today()));
    if (due.isEmpty()) {
      return "None is due";
    }
    try {
      publish.publish(due.get());
      return "Published";
    } catch (Conflict refused) {
      return "Not published: " + refused.getMessage();
    }
  }
}

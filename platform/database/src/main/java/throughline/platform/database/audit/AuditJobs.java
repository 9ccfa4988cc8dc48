package throughline.platform.database.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import throughline.platform.core.upkeep.JobAskedFor;
import throughline.platform.core.upkeep.Upkeep;

/** Writes down who had a job run before its time. */
@ApplicationScoped
class AuditJobs {

  /** The name is in the history for ever. */
  enum JobAction {
    JOB_ASKED_FOR
  }

  private final AuditTrail trail;

  AuditJobs(AuditTrail trail) {
    this.trail = trail;
  }

  void asked(@Observes JobAskedFor asked) {
    trail.append(
        AuditEntry.of(
            Actor.of(asked.administrator(), Upkeep.ADMINISTRATOR),
            JobAction.JOB_ASKED_FOR,
            AuditedRecord.of("job", asked.job())));
  }
}

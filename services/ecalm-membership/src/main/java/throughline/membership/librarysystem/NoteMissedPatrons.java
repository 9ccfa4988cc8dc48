package throughline.membership.librarysystem;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalTime;
import org.jdbi.v3.core.Jdbi;
import throughline.platform.jobs.Job;
import throughline.platform.jobs.JobSchedule;

/**
 * Notes each night whom no transaction noted: an instance of a version before that enrolled
 * somebody while this one was being installed.
 */
@Singleton
class NoteMissedPatrons implements Job {
  private static final LocalTime AT = LocalTime.of(1, 40);
  private static final String NOTE =
      """
      INSERT INTO hand_over (member_key, waiting_since, next_try_at)
      SELECT member.key, :now, :now FROM member
      WHERE %s = 'KEEP' AND NOT EXISTS (SELECT FROM hand_over WHERE member_key = member.key)
      ON CONFLICT ON CONSTRAINT hand_over_pk DO NOTHING
      """
          .formatted(Instruction.OF_MEMBER);

  private final Jdbi jdbi;
  private final Clock clock;

  NoteMissedPatrons(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "note-missed-hand-overs";
  }

  @Override
  public String title() {
    return "Note who was never handed over to the library system";
  }

  @Override
  public JobSchedule schedule() {
    return JobSchedule.dailyAt(AT);
  }

  @Override
  public String run() {
    var missed =
        jdbi.withHandle(handle -> handle.createUpdate(NOTE).bind("now", clock.instant()).execute());
    return missed == 1 ? "1 member noted" : missed + " members noted";
  }
}

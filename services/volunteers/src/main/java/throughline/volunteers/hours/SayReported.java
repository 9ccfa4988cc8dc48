package throughline.volunteers.hours;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import throughline.platform.core.input.Fields;
import throughline.platform.core.person.SignedIn;
import throughline.platform.core.time.London;
import throughline.platform.database.People;
import throughline.platform.database.Sql;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.database.audit.AuditTrail;
import throughline.platform.database.audit.AuditedRecord;
import throughline.platform.database.audit.Change;
import throughline.volunteers.Roles;

/** An administrator says up to which day hours are reported to the council. */
@ApplicationScoped
class SayReported {
  private static final String SET =
      """
      INSERT INTO reported_period (until, set_by, set_at) VALUES (CAST(:until AS date), :person, :now)
      ON CONFLICT ON CONSTRAINT reported_period_pk
      DO UPDATE SET until = excluded.until, set_by = excluded.set_by, set_at = excluded.set_at
      """;

  private final People people;
  private final ReportedPeriod reported;
  private final Sql sql;
  private final AuditTrail trail;
  private final Clock clock;

  SayReported(People people, ReportedPeriod reported, Sql sql, AuditTrail trail, Clock clock) {
    this.people = people;
    this.reported = reported;
    this.sql = sql;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional
  void until(String typed, SignedIn who) {
    var fields = new Fields().called("until", "Date");
    var until =
        fields.dateNear(London.today(clock), "until", typed, "Enter the last day that is reported");
    if (until != null && !until.isBefore(London.today(clock))) {
      fields.reject("until", "The date must be in the past");
    }
    fields.throwIfAny();
    var before = reported.until().orElse(null);
    sql.of(SET)
        .bind("until", until)
        .bind("person", people.recognise(who))
        .bind("now", clock.instant())
        .update();
    trail.append(
        AuditEntry.of(
            Actor.of(who.subject(), Roles.ADMINISTRATOR),
            HoursAction.REPORTED,
            AuditedRecord.of("reported-period", until),
            Change.of("until", before, until)));
    Log.infof("event=hours-reported until=%s", until);
  }
}

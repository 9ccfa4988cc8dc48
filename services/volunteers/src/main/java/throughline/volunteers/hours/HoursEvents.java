package throughline.volunteers.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.HoursEntryState.Status;
import throughline.platform.core.person.SignedIn;
import throughline.platform.database.audit.Actor;
import throughline.platform.database.audit.AuditEntry;
import throughline.platform.messaging.OutboxEvent;
import throughline.volunteers.Roles;

/** What the suite is told about an entry. Make an event after a flush: that raises the version. */
final class HoursEvents {
  private static final int YOUNG_FROM = 12;
  private static final int YOUNG_TO = 24;

  /** What a statement on entries e of volunteers v answers for {@link Changed}. */
  static final String COLUMNS =
      """
       e.id, e.version, e.status, e.volunteer_id, v.volunteer_key, e.library_code, e.role_code, e.started_at, e.ended_at,
       v.date_of_birth
      """;

  private HoursEvents() {}

  /** An entry as a statement on many has left it. */
  record Changed(
      UUID id,
      long version,
      Status status,
      UUID volunteerId,
      String volunteerKey,
      String libraryCode,
      String roleCode,
      Instant startedAt,
      Instant endedAt,
      LocalDate dateOfBirth) {
    OutboxEvent event(EventContract contract, Instant now) {
      var worked = new WorkedTime(startedAt, endedAt);
      var state =
          new HoursEntryState(
              version,
              volunteerKey,
              libraryCode,
              status,
              worked.days(),
              roleCode,
              isYoung(worked.startedOn()));
      return OutboxEvent.of(contract, id, version, now, state);
    }

    private Boolean isYoung(LocalDate day) {
      if (dateOfBirth == null) {
        return null;
      }
      var age = Period.between(dateOfBirth, day).getYears();
      return age >= YOUNG_FROM && age <= YOUNG_TO;
    }

    AuditEntry by(SignedIn coordinator, HoursAction action) {
      var actor = new Actor(coordinator.subject(), Roles.COORDINATOR, libraryCode);
      return AuditEntry.of(actor, action, HoursAction.record(id));
    }
  }

  static OutboxEvent of(EventContract contract, HoursEntry entry, Instant now) {
    return new Changed(
            entry.id(),
            entry.version(),
            entry.status(),
            entry.volunteer().id(),
            entry.volunteer().key().toString(),
            entry.library().code(),
            entry.role(),
            entry.worked().start(),
            entry.worked().end(),
            entry.volunteer().dateOfBirth())
        .event(contract, now);
  }
}

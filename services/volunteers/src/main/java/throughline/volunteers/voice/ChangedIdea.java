package throughline.volunteers.voice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.IdeaState;
import throughline.platform.messaging.OutboxEvent;

/** What a statement that changed an idea answers, so that it can be told. */
record ChangedIdea(
    UUID id,
    long version,
    UUID volunteerId,
    String libraryCode,
    LocalDate raisedOn,
    LocalDate dueOn,
    LocalDate answeredOn,
    Boolean actedOn) {
  static final String RETURNING =
      " RETURNING id, version, volunteer_id, library_code, raised_on, due_on, answered_on, acted_on";

  OutboxEvent event(EventContract contract, Instant now) {
    var inTime = answeredOn != null && !answeredOn.isAfter(dueOn);
    var state =
        new IdeaState(
            version,
            libraryCode,
            raisedOn,
            dueOn,
            inTime ? answeredOn : dueOn,
            answeredOn != null,
            inTime,
            Boolean.TRUE.equals(actedOn));
    return OutboxEvent.of(contract, id, version, now, state);
  }
}

package throughline.volunteers.hours;

import java.time.Instant;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.platform.messaging.OutboxEvent;

/** What the suite is told about an entry. Make an event after a flush: that raises the version. */
final class HoursEvents {
  private HoursEvents() {}

  static OutboxEvent of(EventContract contract, HoursEntry entry, Instant now) {
    var state =
        new HoursEntryState(
            entry.version(),
            entry.volunteer().key().toString(),
            entry.library().code(),
            entry.status(),
            entry.worked().days(),
            null,
            null);
    return of(contract, entry.id(), state, now);
  }

  static OutboxEvent of(EventContract contract, UUID entry, HoursEntryState state, Instant now) {
    return OutboxEvent.of(contract, entry, state.version(), now, state);
  }
}

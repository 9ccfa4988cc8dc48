package throughline.volunteers.hours;

import java.time.Instant;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.outbox.OutboxEvent;

/** What the suite is told about an entry. Make an event after a flush: that raises the version. */
final class HoursEvents {

  private HoursEvents() {}

  static OutboxEvent logged(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_LOGGED, entry, now);
  }

  static OutboxEvent approved(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_APPROVED, entry, now);
  }

  private static OutboxEvent event(EventContract contract, HoursEntry entry, Instant now) {
    return OutboxEvent.of(contract, entry.id(), entry.version(), now, publicState(entry));
  }

  private static HoursEntryState publicState(HoursEntry entry) {
    return new HoursEntryState(
        entry.version(),
        entry.volunteer().key().toString(),
        entry.library().code(),
        entry.status(),
        entry.worked().days());
  }
}

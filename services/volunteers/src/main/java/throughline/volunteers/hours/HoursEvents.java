package throughline.volunteers.hours;

import java.time.Instant;
import java.util.UUID;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.HoursEntryState;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.platform.messaging.OutboxEvent;

/** What the suite is told about an entry. Make an event after a flush: that raises the version. */
final class HoursEvents {

  private HoursEvents() {}

  static OutboxEvent logged(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_LOGGED, entry, now);
  }

  static OutboxEvent changed(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_CHANGED, entry, now);
  }

  static OutboxEvent returned(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_RETURNED, entry, now);
  }

  static OutboxEvent withdrawn(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_WITHDRAWN, entry, now);
  }

  static OutboxEvent approved(HoursEntry entry, Instant now) {
    return event(VolunteerEvents.HOURS_APPROVED, entry, now);
  }

  static OutboxEvent approved(UUID entry, HoursEntryState state, Instant now) {
    return event(VolunteerEvents.HOURS_APPROVED, entry, state, now);
  }

  private static OutboxEvent event(EventContract contract, HoursEntry entry, Instant now) {
    return event(contract, entry.id(), publicState(entry), now);
  }

  private static OutboxEvent event(
      EventContract contract, UUID entry, HoursEntryState state, Instant now) {
    return OutboxEvent.of(contract, entry, state.version(), now, state);
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

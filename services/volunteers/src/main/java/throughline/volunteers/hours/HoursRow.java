package throughline.volunteers.hours;

import java.util.UUID;
import throughline.contracts.volunteers.HoursEntryState.Status;

/** What the lists read of an entry, in one query. */
record HoursRow(
    UUID id,
    Status status,
    String library,
    String libraryName,
    WorkedTime worked,
    String subject,
    String volunteerName,
    long version,
    String returnReason,
    String enteredBy) {

  HoursView forVolunteer() {
    return HoursView.of(id, status, library, libraryName, worked, version, returnReason);
  }

  HoursView forCoordinator(String coordinator) {
    var name = volunteerName == null ? "A former volunteer" : volunteerName;
    return forVolunteer().with(name, status == Status.SUBMITTED && !isOf(coordinator));
  }

  private boolean isOf(String person) {
    return person.equals(subject) || person.equals(enteredBy);
  }
}

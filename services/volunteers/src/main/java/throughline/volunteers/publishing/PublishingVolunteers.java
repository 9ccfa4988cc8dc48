package throughline.volunteers.publishing;

import jakarta.inject.Singleton;
import throughline.contracts.EventContract;
import throughline.contracts.volunteers.VolunteerEvents;
import throughline.publishing.PublishingService;

/** What this service says of its own publishing. */
@Singleton
class PublishingVolunteers implements PublishingService {

  @Override
  public EventContract dayCounted() {
    return VolunteerEvents.DAY_COUNTED;
  }
}

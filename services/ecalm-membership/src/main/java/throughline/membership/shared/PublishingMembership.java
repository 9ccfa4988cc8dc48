package throughline.membership.shared;

import jakarta.inject.Singleton;
import throughline.contracts.EventContract;
import throughline.contracts.membership.MembershipEvents;
import throughline.publishing.PublishingService;

/** What this service says of its own publishing. */
@Singleton
class PublishingMembership implements PublishingService {
  @Override
  public EventContract dayCounted() {
    return MembershipEvents.DAY_COUNTED;
  }
}

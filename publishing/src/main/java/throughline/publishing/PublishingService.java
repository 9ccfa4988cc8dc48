package throughline.publishing;

import throughline.contracts.EventContract;

/** A service that publishes events, as far as all of them do the same. Each has one bean of it. */
public interface PublishingService {

  EventContract dayCounted();
}

package throughline.bookings.booking.queue;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import throughline.bookings.booking.link.PlaceMail;
import throughline.platform.mail.MailGate;

/** Nobody is asked to press what has ended, after the mail server was away. */
abstract class QueueGates implements MailGate {
  private final PlaceMail mail;
  private final PlaceRequest.State state;
  private final PlaceRequests requests;
  private final Clock clock;

  QueueGates(PlaceMail mail, PlaceRequest.State state, PlaceRequests requests, Clock clock) {
    this.mail = mail;
    this.state = state;
    this.requests = requests;
    this.clock = clock;
  }

  @Override
  public String kind() {
    return mail.code();
  }

  @Override
  public Optional<String> reasonToWithhold(String reference) {
    var stands =
        requests
            .find(UUID.fromString(reference))
            .filter(request -> request.state() == state)
            .filter(request -> request.expires() == null || request.hasPlace(clock.instant()));
    return stands.isPresent() ? Optional.empty() : Optional.of("It is decided, or ran out.");
  }

  @Singleton
  static class OfHolds extends QueueGates {
    OfHolds(PlaceRequests requests, Clock clock) {
      super(PlaceMail.HELD, PlaceRequest.State.HELD, requests, clock);
    }
  }

  @Singleton
  static class OfQueues extends QueueGates {
    OfQueues(PlaceRequests requests, Clock clock) {
      super(PlaceMail.WAITING, PlaceRequest.State.WAITING, requests, clock);
    }
  }

  @Singleton
  static class OfOffers extends QueueGates {
    OfOffers(PlaceRequests requests, Clock clock) {
      super(PlaceMail.OFFERED, PlaceRequest.State.OFFERED, requests, clock);
    }
  }
}

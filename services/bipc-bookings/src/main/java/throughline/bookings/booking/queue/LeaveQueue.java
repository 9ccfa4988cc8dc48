package throughline.bookings.booking.queue;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import throughline.bookings.booking.queue.PlaceRequest.State;
import throughline.platform.core.refusal.NotFound;

/** Somebody does not want a place any more for which they asked. */
@ApplicationScoped
public class LeaveQueue {
  private final PlaceRequests requests;

  LeaveQueue(PlaceRequests requests) {
    this.requests = requests;
  }

  /** Ends the request; a place that was kept is offered to the next. Twice is once. */
  @Transactional
  public void leave(UUID id) {
    var session =
        requests.find(id).orElseThrow(() -> new NotFound("request with this number")).session();
    requests.lockSession(session);
    var state = requests.find(id).orElseThrow().state();
    requests.decide(id, state == State.OFFERED ? State.DECLINED : State.LEFT);
    Log.infof("event=queue-left request=%s session=%s", id, session);
  }
}
